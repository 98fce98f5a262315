import type { Commitment, Plan } from '@signatory/domain';
import { buildScope, type Scope } from '../expression/scope.js';
import { entryRules } from './entry-rules.js';
import { evidenceRules } from './evidence-rules.js';
import { figureRules } from './figure-rules.js';
import type { GeneratedRule } from './generated-rule.js';
import { mirrorRules } from './mirror-rules.js';
import { valueRules } from './value-rules.js';

/** The rules that follow from a plan's declarations, in the plan's order; their codes are stable: `required.i1_unit`, `sum.i1_staff.sex`. */
export function generateRules(plan: Plan): GeneratedRule[] {
  const scope = buildScope(
    plan.commitments.flatMap(({ indicators }) => indicators),
    plan.disaggregations,
  );
  return plan.commitments.flatMap((commitment) => generateCommitmentRules(plan, commitment, scope));
}

/** Those of one commitment. `scope` holds the variables of the whole plan. */
export function generateCommitmentRules(
  { lists, disaggregations, mirrors = [] }: Plan,
  { indicators }: Commitment,
  scope: Scope,
): GeneratedRule[] {
  return indicators.flatMap((indicator) => {
    const declared = { indicator, scope, mirrors, lists, disaggregations };
    return [entryRules, figureRules, evidenceRules, valueRules, mirrorRules].flatMap((generate) => generate(declared));
  });
}
