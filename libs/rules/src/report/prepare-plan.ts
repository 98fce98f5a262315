import type { Indicator, Plan, Rule } from '@signatory/domain';
import { checkCondition } from '../expression/check.js';
import { compileRules, type CompiledRules } from '../expression/compile.js';
import { buildScope, type Scope, type Variable } from '../expression/scope.js';
import { generateRules } from '../generated/generate-rules.js';
import type { GeneratedRule } from '../generated/generated-rule.js';

/** The rules a commitment's authors wrote, compiled together. */
export interface WrittenRules {
  readonly rules: readonly Rule[];
  /** The printed labels of the indicators that the rules stand on. */
  readonly labels: readonly string[];
  readonly compiled: CompiledRules;
  /** Where each of `rules` stands among the compiled ones, or why it cannot run. */
  readonly places: readonly (number | string)[];
  readonly reads: readonly (readonly Variable[])[];
}

/** A plan's rules, ready to run over any report. */
export interface PreparedPlan {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly commitments: readonly {
    readonly commitment: Plan['commitments'][number];
    readonly generated: readonly GeneratedRule[];
    readonly written: WrittenRules;
  }[];
}

const preparedPlans = new WeakMap<Plan, PreparedPlan>();

/** Compiles a plan's rules, once per plan. */
export function preparePlan(plan: Plan): PreparedPlan {
  const found = preparedPlans.get(plan);
  if (found) return found;
  const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const scope = buildScope(indicators, plan.disaggregations);
  const prepared = {
    indicators: byCode,
    commitments: plan.commitments.map((commitment) => ({
      commitment,
      generated: generateRules({ ...plan, commitments: [commitment] }),
      written: prepareWritten(commitment.rules, scope, byCode),
    })),
  };
  preparedPlans.set(plan, prepared);
  return prepared;
}

/** A rule that does not pass its check is kept out of the compiled ones and reported as not run, with the fault. */
function prepareWritten(
  rules: readonly Rule[],
  scope: Scope,
  indicators: ReadonlyMap<string, Indicator>,
): WrittenRules {
  const sound: Rule[] = [];
  const places = rules.map((rule) => {
    const faults = [rule.when, rule.test].flatMap((text) => {
      const result = text === undefined ? null : checkCondition(text, scope);
      return result && !result.ok ? result.faults : [];
    });
    if (faults.length > 0) return faults.map(({ message }) => message).join('; ');
    return sound.push(rule) - 1;
  });
  const reads = rules.map((rule, index) =>
    typeof places[index] === 'number' ? compileRules([rule], scope).variables : [],
  );
  const labels = rules.map(({ on }) => indicators.get(on)?.label ?? on);
  return { rules, labels, compiled: compileRules(sound, scope), places, reads };
}
