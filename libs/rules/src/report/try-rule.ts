import { faultWords, nearValues, type Plan, type Rule, type RuleOutcome } from '@signatory/domain';
import { checkCondition } from '../expression/check.js';
import { nearest, type ExpressionFault } from '../expression/fault.js';
import { buildScope, withCell } from '../expression/scope.js';
import { hasCellsBy } from './cell-rules.js';
import { preparePlan, type RuleReads } from './prepare-plan.js';
import { runRule, type ReportToValidate } from './validate-report.js';

/** What is wrong with a rule, and in which part of it; places are offsets in that part. */
export interface RuleFault extends Pick<ExpressionFault, 'words' | 'start' | 'end'> {
  readonly part: 'on' | 'each' | 'when' | 'test';
}

/** A rule that stands ready to be tried over reports, or what is wrong with it. */
export type TriedRule =
  | { readonly faults: readonly [RuleFault, ...RuleFault[]] }
  | {
      readonly faults: readonly [];
      readonly reads: RuleReads;
      readonly run: (report: Omit<ReportToValidate, 'plan'>) => RuleOutcome[];
    };

/** Prepares one rule, new or changed, over a plan that need not hold it. */
export function tryRule(plan: Plan, rule: Rule): TriedRule {
  const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
  const whole = buildScope(indicators, plan.disaggregations);
  const on = indicators.find(({ code }) => code === rule.on);
  const scope = on && rule.each !== undefined ? withCell(whole, on) : whole;
  const faults = (['when', 'test'] as const).flatMap((part): RuleFault[] => {
    const text = rule[part];
    const result = text === undefined ? null : checkCondition(text, scope);
    return result && !result.ok ? result.faults.map(({ words, start, end }) => ({ part, words, start, end })) : [];
  });
  if (on && rule.each !== undefined && !hasCellsBy(on, rule.each)) {
    const words = faultWords('plan.each', {
      indicator: rule.on,
      each: rule.each,
      isBroken: on.by.length > 0 ? 'yes' : 'no',
      by: on.by.join(', '),
    });
    faults.unshift({ part: 'each', words, start: 0, end: rule.each.length });
  }
  if (!on) {
    const near = nearest(
      rule.on,
      indicators.map(({ code }) => code),
    );
    const words = faultWords('expression.unknown', { name: rule.on, ...nearValues(near) });
    faults.unshift({ part: 'on', words, start: 0, end: rule.on.length });
  }
  const [first, ...rest] = faults;
  if (first) return { faults: [first, ...rest] };
  const alone: Plan = {
    ...plan,
    commitments: plan.commitments.map((commitment) => ({
      ...commitment,
      rules: commitment.indicators.some(({ code }) => code === rule.on) ? [rule] : [],
    })),
  };
  const reads = preparePlan(alone).reads.get(rule.code) ?? { indicators: [rule.on], around: [], cellsAround: false };
  return { faults: [], reads, run: (report) => runRule({ ...report, plan: alone }, rule.code) };
}
