import { ROLES, type Role } from '@signatory/domain';

/** By which role a copy was taken; `reader` for somebody who was named for one release. */
export const COPY_TAKERS = [...ROLES, 'reader'] as const satisfies readonly (Role | 'reader')[];
export type CopyTaker = (typeof COPY_TAKERS)[number];

/** What a marked copy says of itself and of the file that it was made of. */
export interface CopyMark {
  readonly number: number;
  /** Bytes, and SHA-256, of the file itself. */
  readonly size: number;
  readonly sha256: string;
  /** The hash of its release. */
  readonly release: string;
  readonly taker: CopyTaker;
  /** ISO instant. */
  readonly taken: string;
}

/** With which every mark begins. */
export const MARK_WORD = 'signatory-marked-copy ';

const MARK =
  /^signatory-marked-copy number=(\d{1,9}) size=(\d{1,12}) sha256=([0-9a-f]{64}) release=([0-9a-f]{64}) taker=([a-z-]{1,20}) taken=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/;

/** The mark for programs, the same in each kind of file. */
export function printMark({ number, size, sha256, release, taker, taken }: CopyMark): string {
  const instant = taken.replace(/\.\d+Z$/, 'Z');
  return `${MARK_WORD}number=${number} size=${size} sha256=${sha256} release=${release} taker=${taker} taken=${instant}`;
}

/** Null for what is no mark. Anybody can write one: it proves nothing. */
export function parseMark(text: string): CopyMark | null {
  const [, number, size, sha256 = '', release = '', named, taken = ''] = MARK.exec(text) ?? [];
  const taker = COPY_TAKERS.find((each) => each === named);
  if (!taker || Number.isNaN(Date.parse(taken))) return null;
  return { number: Number(number), size: Number(size), sha256, release, taker, taken };
}
