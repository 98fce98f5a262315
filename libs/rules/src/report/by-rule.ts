import type { RuleOutcome } from '@signatory/domain';

/** Outcomes by the code of their rule, each rule's in their order. */
export function byRule(outcomes: readonly RuleOutcome[]): Map<string, RuleOutcome[]> {
  const rules = new Map<string, RuleOutcome[]>();
  for (const outcome of outcomes) {
    const own = rules.get(outcome.rule);
    if (own) own.push(outcome);
    else rules.set(outcome.rule, [outcome]);
  }
  return rules;
}
