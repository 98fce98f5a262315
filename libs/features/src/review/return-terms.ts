import type { DecideEntry as Decision } from '@signatory/contract';
import { CORRECTION_DAYS, faultWords, Refusal } from '@signatory/domain';
import { noCell } from '@signatory/rules';
import type { PlacedIndicator } from '../catalogue/index.js';
import type { ReviewScope } from './review-scope.js';

const CORRECTION_MS = CORRECTION_DAYS * 86_400_000;

/** What a decision asks for, and until when: a question always has an end, a return where the reviewer named one. */
export interface ReturnTerms {
  readonly cells: readonly string[];
  readonly dueAt: Date | null;
}

/** Refuses `value.invalid` for a part that the answer does not have, and for a date that has passed or is after the end of review. */
export function requireTerms(
  { opened, placed }: Pick<ReviewScope, 'opened' | 'placed'>,
  { decision, cells = [], dueAt }: Pick<Decision, 'decision' | 'cells' | 'dueAt'>,
  at: Date,
): ReturnTerms {
  const known = partsOf(placed);
  const named = dueAt === undefined ? null : new Date(dueAt);
  const { reviewDeadlineAt: end } = opened.cycle;
  const wrong =
    named === null
      ? null
      : named <= at
        ? faultWords('contribution.past')
        : end && named > end
          ? faultWords('return.after-review', { instant: end.toISOString() })
          : null;
  const faults = [
    ...cells.flatMap((cell, n) =>
      known.includes(cell) ? [] : [{ pointer: `/cells/${n}`, words: noCell(placed.indicator, cell, known) }],
    ),
    ...(wrong ? [{ pointer: '/dueAt', words: wrong }] : []),
  ];
  if (faults.length > 0) throw new Refusal('value.invalid', { faults });
  return { cells: [...new Set(cells)], dueAt: decision === 'ask' ? usualEnd(at) : named };
}

/** The parts of an answer, as findings name them: the answer itself with its cells, and what stands beside it. */
function partsOf({ indicator, cells }: PlacedIndicator): string[] {
  return [...cells, ...(indicator.type === 'amount' ? ['currency'] : []), 'reason', 'narrative', 'evidence'];
}

/** When corrections are due together: by the latest day that a reviewer named; those without one have the time that is usual. */
export function dueTogether(returned: readonly { readonly dueAt: Date | null }[], at: Date): Date {
  return new Date(Math.max(...returned.map(({ dueAt }) => (dueAt ?? usualEnd(at)).getTime())));
}

function usualEnd(at: Date): Date {
  return new Date(at.getTime() + CORRECTION_MS);
}
