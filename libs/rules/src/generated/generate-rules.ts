import type { Plan } from '@signatory/domain';
import { entryRules } from './entry-rules.js';
import type { GeneratedRule } from './generated-rule.js';
import { valueRules } from './value-rules.js';

/** The rules that follow from a plan's declarations, in the plan's order; their codes are stable: `required.i1_unit`, `sum.i1_staff.sex`. */
export function generateRules({
  commitments,
  lists,
  disaggregations,
}: Pick<Plan, 'commitments' | 'lists' | 'disaggregations'>): GeneratedRule[] {
  return commitments
    .flatMap(({ indicators }) => indicators)
    .flatMap((indicator) => {
      const declared = { indicator, lists, disaggregations };
      return [...entryRules(declared), ...valueRules(declared)];
    });
}
