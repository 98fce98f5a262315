import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MARK_WORD, partCopy, type CopyMark } from '@signatory/contract';
import { readWorkbookMark } from '@signatory/workbook';

/** A marked copy: what it says, and what it holds beside its mark. */
export interface MarkedFile {
  readonly mark: CopyMark;
  /** Without the mark; null where another program has saved it since, so that no bytes are left to compare. */
  readonly own: { readonly size: number; readonly sha256: string } | null;
}

const ZIP = 'PK\u0003\u0004';

/** Null for a file that says nowhere that it is a copy. `start` and `end` are pieces of it. */
export async function readCopy(
  path: string,
  { start, end }: { readonly start: Buffer; readonly end: Buffer },
): Promise<MarkedFile | null> {
  const isArchive = start.subarray(0, 4).toString('latin1') === ZIP;
  if (!isArchive && !start.includes(MARK_WORD) && !end.includes(MARK_WORD)) return null;
  const parted = partCopy(await readFile(path));
  if (parted) {
    const { mark, content } = parted;
    return { mark, own: { size: content.length, sha256: createHash('sha256').update(content).digest('hex') } };
  }
  const mark = isArchive ? await readWorkbookMark(path) : null;
  return mark && { mark, own: null };
}

/** Which copy a file says that it is: by which role it was taken, and when. */
export function describeCopy({ mark: { number, taker, taken } }: MarkedFile): string {
  const by = taker === 'reader' ? 'a reader who was named' : `the role ${taker}`;
  return `a marked copy, number ${number}, taken at ${taken} by ${by}`;
}
