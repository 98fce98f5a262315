import type { OverviewRow } from '@signatory/contract';
import { SUBMISSION } from '@signatory/domain';

/** In which members of a cycle are looked for: a member may stand in several. */
export const STANDINGS = ['missing', 'overdue', 'submitted', 'returned'] as const;
type Standing = (typeof STANDINGS)[number];

/** Nothing stands although its deadline has passed. `now` in milliseconds. */
export function isOverdue({ submittedAt, missedAt, deadline }: OverviewRow, now: number): boolean {
  return submittedAt === null && (missedAt !== null || (deadline !== null && Date.parse(deadline) < now));
}

/** Whether its entries stand in the review queue: those of a draft, or of what was accepted, are looked at in the report. */
export function isInReview({ state }: Pick<OverviewRow, 'state'>): boolean {
  return state === 'SUBMITTED' || state === 'UNDER_REVIEW';
}

/** Whether a version stands and another is on its way, whose review may take back what scores rest on. */
export function isOpenAgain({ state, version }: Pick<OverviewRow, 'state' | 'version'>): boolean {
  if (version === null) return false;
  return SUBMISSION.transitions.edit.from.includes(state) || (state === 'SUBMITTED' && version > 1);
}

/** How many reports are missed: while more may come those that are overdue, and after that, before the deadline too, whatever did not. */
export function countMissed(rows: readonly OverviewRow[], isOpen: boolean, now: number): number {
  return rows.filter((row) => (isOpen ? isOverdue(row, now) : row.submittedAt === null)).length;
}

/** The rows that stand so; all of them where nothing, or nothing that is known, is asked for. */
export function narrowOverview(
  rows: readonly OverviewRow[],
  standing: string | undefined,
  now: number,
): readonly OverviewRow[] {
  const known = STANDINGS.find((each) => each === standing);
  return known ? rows.filter((row) => standsIn(row, known, now)) : rows;
}

function standsIn(row: OverviewRow, standing: Standing, now: number): boolean {
  switch (standing) {
    case 'missing':
      return row.submittedAt === null;
    case 'overdue':
      return isOverdue(row, now);
    case 'submitted':
      return row.submittedAt !== null;
    case 'returned':
      return row.returned > 0;
  }
}
