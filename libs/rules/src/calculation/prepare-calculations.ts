import type { CodeList, Commitment, Indicator, Plan } from '@signatory/domain';
import { check } from '../expression/check.js';
import { buildScope, withDivision, type Scope, type Variable } from '../expression/scope.js';
import { variablesIn, type Tree } from '../expression/tree.js';

/** A calculated indicator with its expression, checked. */
export interface PreparedCalculation {
  readonly indicator: Indicator;
  readonly commitment: Commitment;
  readonly expression: string;
  readonly tree: Tree;
  /** Every value that it reads or asks for. */
  readonly inputs: readonly Variable[];
}

/** What a calculation may read: the member's own figures of now and before, and nothing that other members say. */
export function calculationScope(indicators: readonly Indicator[], disaggregations: readonly CodeList[]): Scope {
  return withDivision(buildScope(indicators, disaggregations));
}

const known = new WeakMap<Plan, readonly PreparedCalculation[]>();

/**
 * The calculations of a plan, each after those that it reads. One at fault, or in a circle, is left out: the lint tells of it,
 * and its indicator has no value.
 */
export function calculationsOf(plan: Plan): readonly PreparedCalculation[] {
  const found = known.get(plan) ?? inOrder(prepare(plan));
  known.set(plan, found);
  return found;
}

function prepare({ commitments, disaggregations }: Plan): PreparedCalculation[] {
  const all = commitments.flatMap(({ indicators }) => indicators);
  if (!all.some(({ calculated }) => calculated)) return [];
  const assessed = new Set(all.filter(({ assessor }) => assessor).map(({ code }) => code));
  const scope = calculationScope(all, disaggregations);
  return commitments.flatMap((commitment) =>
    commitment.indicators.flatMap((indicator): PreparedCalculation[] => {
      const expression = indicator.calculated?.value;
      const result = expression === undefined ? null : check(expression, scope);
      if (expression === undefined || !result?.ok) return [];
      const { tree } = result.expression;
      const { reads, asks } = variablesIn(tree);
      const inputs = [...new Set([...reads, ...asks])];
      if (inputs.some((input) => assessed.has(input.indicator))) return [];
      return [{ indicator, commitment, expression, tree, inputs }];
    }),
  );
}

function inOrder(prepared: readonly PreparedCalculation[]): PreparedCalculation[] {
  const ordered: PreparedCalculation[] = [];
  let waiting = [...prepared];
  for (;;) {
    const blocked = new Set(waiting.map(({ indicator }) => indicator.code));
    const ready = waiting.filter((each) => !readsNow(each).some((code) => blocked.has(code)));
    if (ready.length === 0) return ordered;
    ordered.push(...ready);
    waiting = waiting.filter((each) => !ready.includes(each));
  }
}

/** The indicators of the same report that a calculation reads. */
export function readsNow({ inputs }: Pick<PreparedCalculation, 'inputs'>): string[] {
  return [...new Set(inputs.flatMap(({ indicator, cycle }) => (cycle === 'now' ? [indicator] : [])))];
}

/** Some indicators, and those that are calculated from them, directly or not. */
export function withDependents(plan: Plan, indicators: Iterable<string>, around = false): Set<string> {
  const changed = new Set(indicators);
  for (const calculation of calculationsOf(plan))
    if (
      readsNow(calculation).some((code) => changed.has(code)) ||
      (around && calculation.inputs.some(({ cycle }) => cycle !== 'now'))
    )
      changed.add(calculation.indicator.code);
  return changed;
}

/** Some indicators, and those that they are calculated from, directly or not. */
export function withSources(plan: Plan, indicators: Iterable<string>): Set<string> {
  const named = new Set(indicators);
  for (const calculation of calculationsOf(plan).toReversed())
    if (named.has(calculation.indicator.code)) for (const code of readsNow(calculation)) named.add(code);
  return named;
}
