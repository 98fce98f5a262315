import type { ReleaseCommitment, ReleaseDocument } from './release-document.js';
import { orderByAverage } from './release-order.js';

/** A commitment, and its average over all members as printed. */
export interface Apart {
  readonly commitment: ReleaseCommitment;
  readonly average: string;
}

/**
 * Where a member stands farthest from all members together, `most` of each: what it keeps and few do, and what it does not keep
 * and many do. The plan's order among equals.
 */
export function standingApart(
  { plan, tables, scores }: ReleaseDocument,
  member: string,
  most: number,
): { readonly strengths: Apart[]; readonly gaps: Apart[] } {
  const averages = new Map(tables.commitments.map(({ commitment, average }) => [commitment, average]));
  const column = plan.members.findIndex(({ code }) => code === member);
  const scored = (value: 1 | -1): Apart[] =>
    plan.commitments.flatMap((commitment, row) => {
      const average = averages.get(commitment.id) ?? null;
      // Scores stand in the plan's order, a row of members for each commitment.
      const own = column < 0 ? undefined : scores[row * plan.members.length + column];
      return own?.value === value && average !== null ? [{ commitment, average }] : [];
    });
  const byAverage = (entries: Apart[]): Apart[] => orderByAverage(entries, (entry) => entry);
  return {
    // Turned twice, so that equals stay in the plan's order.
    strengths: byAverage(scored(1).reverse()).reverse().slice(0, most),
    gaps: byAverage(scored(-1)).slice(0, most),
  };
}
