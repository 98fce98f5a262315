import type { Indicator } from './indicator.js';
import type { Plan } from './plan.js';

export const MOST_APPROVALS = 3;

/** How many reviewers must approve the entry of an indicator, each for themselves: the indicator's own number, else the plan's, else one. */
export function approvalsAsked({ review }: Pick<Plan, 'review'>, { approvals }: Pick<Indicator, 'approvals'>): number {
  return approvals ?? review?.approvals ?? 1;
}
