import type { EntryView, FindingView } from '@signatory/contract';
import { RETURN_REASONS } from '@signatory/domain';
import type { Speech } from '../session/language.js';

/** What is said at the fields of an entry: what was found on them, and at each part that a return names, why. */
export function withReturned(
  findings: readonly FindingView[],
  { indicator, review }: EntryView,
  { say }: Speech,
): readonly FindingView[] {
  if (review?.state !== 'RETURNED') return findings;
  const reason = RETURN_REASONS.find((each) => each === review.reason);
  const message = say('entryReview.RETURNED') + (reason ? say('join.colon') + say(`return.${reason}`) : '');
  return [
    ...review.cells.map((part): FindingView => ({
      rule: 'returned',
      severity: 'WARNING',
      kind: 'FAIL',
      field: { indicator, part },
      partName: null,
      message,
      facts: {},
      reviewerFacts: null,
      valuesHash: '',
      justification: null,
    })),
    ...findings,
  ];
}
