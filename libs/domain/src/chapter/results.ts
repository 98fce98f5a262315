import type { ScoreValue } from '../plan/commitment.js';
import { formatScore } from '../scoring/print-score.js';
import type { Distribution } from '../scoring/score.js';

/** A mean as tables print it. */
export interface PrintedMean {
  readonly average: string | null;
  readonly percent: number | null;
  readonly scored: number;
  readonly applicable: number;
  readonly distribution: Distribution;
  /** Where it would stand if every gap were scored −1, or +1; absent where the tables do not say. */
  readonly bounds?: readonly [low: string, high: string] | null | undefined;
}

/** The tables and scores that a chapter's results are bound to: those of its release, or of its cycle as it stands. */
export interface ResultTables {
  readonly commitments: readonly { readonly id: string; readonly code: string }[];
  readonly tables: {
    readonly overall: PrintedMean;
    readonly members: readonly (PrintedMean & { readonly member: string; readonly rank: number | null })[];
    readonly commitments: readonly (PrintedMean & { readonly commitment: string })[];
    readonly pillars: readonly (PrintedMean & { readonly pillar: string })[];
  };
  readonly scores: readonly {
    readonly member: string;
    readonly commitment: string;
    readonly kind: 'score' | 'not-asked' | 'no-data';
    readonly value: ScoreValue | null;
  }[];
}

/** What a mark stands for, as the tables have it and before it is put in a language. */
export interface ResultValue {
  readonly kind: MarkKind;
  /** `+0.28`, `64`, `+1`, `5`, `2`; null where nothing is scored. */
  readonly text: string | null;
  /** Of a score that is none, why. */
  readonly gap: 'not-asked' | 'no-data' | null;
}

/** Every kind of result mark, with how it is written. Codes are those of members and pillars, and a commitment's id or printed code. */
export const MARK_KINDS = {
  average: ['overall', 'commitment:CODE', 'member:CODE', 'pillar:CODE'],
  percent: ['overall', 'commitment:CODE', 'member:CODE', 'pillar:CODE'],
  score: ['MEMBER:COMMITMENT'],
  count: ['WHAT:overall', 'WHAT:commitment:CODE', 'WHAT:member:CODE', 'WHAT:pillar:CODE'],
  rank: ['MEMBER'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type MarkKind = keyof typeof MARK_KINDS;

/** What a `count` mark counts. */
export const COUNTED = ['+1', '0', '-1', 'scored', 'asked'] as const;

/** Answers marks from one set of tables. */
export interface Results {
  /** What `average:commitment:I.1` stands for; null where the tables know no such result. */
  value(expression: string): ResultValue | null;
}

/** Indexes tables once; each mark is then one lookup. */
export function resultsOf({ commitments, tables, scores }: ResultTables): Results {
  const ids = new Map([...commitments.map(({ id, code }) => [code, id] as const), ...commitments.map(idOf)]);
  const means = new Map<string, PrintedMean>([
    ['overall', tables.overall],
    ...tables.members.map((mean) => [`member:${mean.member}`, mean] as const),
    ...tables.commitments.map((mean) => [`commitment:${mean.commitment}`, mean] as const),
    ...tables.pillars.map((mean) => [`pillar:${mean.pillar}`, mean] as const),
  ]);
  const ranks = new Map(tables.members.map(({ member, rank }) => [member, rank]));
  const cells = new Map(scores.map((score) => [`${score.member}:${score.commitment}`, score]));
  const meanOf = (scope: string): PrintedMean | undefined => {
    const commitment = /^commitment:(.+)$/.exec(scope)?.[1];
    return means.get(commitment === undefined ? scope : `commitment:${ids.get(commitment) ?? commitment}`);
  };
  const read: Readonly<Record<MarkKind, (rest: string) => Omit<ResultValue, 'kind'> | null>> = {
    average: (rest) => found(meanOf(rest), ({ average }) => average),
    percent: (rest) => found(meanOf(rest), ({ percent }) => (percent === null ? null : String(percent))),
    count: (rest) => {
      const [, what = '', scope = ''] = /^([^:]+):(.+)$/.exec(rest.replace('\u2212', '-')) ?? [];
      const counted = COUNTED.find((each) => each === what);
      return counted === undefined ? null : found(meanOf(scope), (mean) => String(countOf(mean, counted)));
    },
    rank: (rest) => {
      const rank = ranks.get(rest);
      return rank === undefined ? null : { text: rank === null ? null : String(rank), gap: null };
    },
    score: (rest) => {
      const [, member = '', commitment = ''] = /^([^:]+):(.+)$/.exec(rest) ?? [];
      const cell = cells.get(`${member}:${ids.get(commitment) ?? commitment}`);
      if (!cell) return null;
      if (cell.kind === 'score' && cell.value !== null) return { text: formatScore(cell.value), gap: null };
      return { text: null, gap: cell.kind === 'not-asked' ? 'not-asked' : 'no-data' };
    },
  };
  return {
    value: (expression) => {
      const [, kind = '', rest = ''] = /^([a-z]+):(.+)$/.exec(expression) ?? [];
      if (!isMarkKind(kind)) return null;
      const value = read[kind](rest);
      return value && { kind, ...value };
    },
  };
}

/** Every result that the tables have, as marks: what an editor can put in, the chapter's own commitment first. */
export function listMarks({ commitments, tables, scores }: ResultTables, commitment: string): string[] {
  const own = commitments.filter(({ id }) => id === commitment);
  const of = (scopes: readonly string[]): string[] => [
    ...scopes.map((scope) => `average:${scope}`),
    ...scopes.map((scope) => `percent:${scope}`),
    ...scopes.flatMap((scope) => COUNTED.map((what) => `count:${what}:${scope}`)),
  ];
  return [
    ...own.flatMap(({ id, code }) => [
      ...of([`commitment:${code}`]),
      ...scores.filter((score) => score.commitment === id).map(({ member }) => `score:${member}:${code}`),
    ]),
    ...of(['overall', ...tables.pillars.map(({ pillar }) => `pillar:${pillar}`)]),
    ...of(tables.members.map(({ member }) => `member:${member}`)),
    ...tables.members.filter(({ rank }) => rank !== null).map(({ member }) => `rank:${member}`),
    ...of(commitments.filter(({ id }) => id !== commitment).map(({ code }) => `commitment:${code}`)),
  ];
}

function isMarkKind(word: string): word is MarkKind {
  return Object.hasOwn(MARK_KINDS, word);
}

function idOf({ id }: { readonly id: string }): readonly [string, string] {
  return [id, id];
}

function countOf({ distribution, scored, applicable }: PrintedMean, what: (typeof COUNTED)[number]): number {
  return { '+1': distribution.full, '0': distribution.partial, '-1': distribution.none, scored, asked: applicable }[
    what
  ];
}

function found(
  mean: PrintedMean | undefined,
  read: (mean: PrintedMean) => string | null,
): Omit<ResultValue, 'kind'> | null {
  return mean === undefined ? null : { text: read(mean), gap: null };
}
