import type { MemberMean } from '../release/read-release.js';

/** More members than these are not scrolled through: they stand in parts, and one may be looked for. */
export const MOST_RANKED_OPEN = 40;
const ROWS = 20;
/** Whoever shares a place stands in one part, unless that alone would be folded again. */
const MOST_ROWS = 30;

/** The ranking in the parts that it is folded in, one where it is short; who is not ranked stands in parts of its own, the last. */
export function foldRanking<Mean extends MemberMean>(
  ranked: readonly Mean[],
  apart: readonly MemberMean[],
  place: (mean: Mean) => number,
): readonly (readonly MemberMean[])[] {
  if (ranked.length + apart.length <= MOST_RANKED_OPEN) return [[...ranked, ...apart]];
  const parts: Mean[][] = [];
  for (const mean of ranked) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    const isTied = before !== undefined && place(before) === place(mean);
    if (part && part.length < (isTied ? MOST_ROWS : ROWS)) part.push(mean);
    else parts.push([mean]);
  }
  const unranked = Array.from({ length: Math.ceil(apart.length / ROWS) }, (_, at) =>
    apart.slice(at * ROWS, (at + 1) * ROWS),
  );
  return [...parts, ...unranked];
}
