import type { DecideEntry as Decision } from '@signatory/contract';
import { faultWords, Refusal } from '@signatory/domain';
import { noCell } from '@signatory/rules';
import type { PlacedIndicator } from '../catalogue/index.js';
import type { ReviewScope } from './review-scope.js';

const DAY = 86_400_000;
/** How long a member has to correct or clarify where nobody says: fourteen days, a default for adopters to set. */
export const CORRECTION_MS = 14 * DAY;

/** What a return asks for, and until when. */
export interface ReturnTerms {
  readonly cells: readonly string[];
  readonly dueAt: Date;
}

/** Refuses `value.invalid` for a part that the answer does not have, and for a date that has passed or is after the end of review. */
export function requireTerms(
  { opened, placed }: Pick<ReviewScope, 'opened' | 'placed'>,
  { cells = [], dueAt }: Pick<Decision, 'cells' | 'dueAt'>,
  at: Date,
): ReturnTerms {
  const known = partsOf(placed);
  const due = dueAt === undefined ? new Date(at.getTime() + CORRECTION_MS) : new Date(dueAt);
  const { reviewDeadlineAt: end } = opened.cycle;
  const wrong =
    dueAt === undefined
      ? null
      : due <= at
        ? faultWords('contribution.past')
        : end && due > end
          ? faultWords('return.after-review', { instant: end.toISOString() })
          : null;
  const faults = [
    ...cells.flatMap((cell, n) =>
      known.includes(cell) ? [] : [{ pointer: `/cells/${n}`, words: noCell(placed.indicator, cell, known) }],
    ),
    ...(wrong ? [{ pointer: '/dueAt', words: wrong }] : []),
  ];
  if (faults.length > 0) throw new Refusal('value.invalid', { faults });
  return { cells: [...new Set(cells)], dueAt: due };
}

/** The parts of an answer, as findings name them: the answer itself with its cells, and what stands beside it. */
function partsOf({ indicator, cells }: PlacedIndicator): string[] {
  return [...cells, ...(indicator.type === 'amount' ? ['currency'] : []), 'reason', 'narrative', 'evidence'];
}

/** When corrections are due together: by the latest day that a reviewer named; those without one have the time that is usual. */
export function dueTogether(
  returned: readonly { readonly dueAt: Date | null; readonly changedAt: Date }[],
  at: Date,
): Date {
  const usual = at.getTime() + CORRECTION_MS;
  const due = returned.map(({ dueAt, changedAt }) =>
    dueAt && dueAt.getTime() - changedAt.getTime() !== CORRECTION_MS ? dueAt.getTime() : usual,
  );
  return new Date(Math.max(...due));
}
