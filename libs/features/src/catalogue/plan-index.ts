import { Refusal, type Commitment, type Indicator, type Plan } from '@signatory/domain';
import { nearest } from '@signatory/rules';

/** An indicator where it stands in its plan, with the names of its cells by number: 0 is the total. */
export interface PlacedIndicator {
  readonly indicator: Indicator;
  readonly commitment: Commitment;
  /** `['total', 'sex.female', 'sex.male', …]`, in the plan's order; a stored observation has only the number. */
  readonly cells: readonly string[];
}

/** What is looked up in a plan all the time. */
export interface PlanIndex {
  readonly byCode: ReadonlyMap<string, PlacedIndicator>;
  readonly byId: ReadonlyMap<string, PlacedIndicator>;
}

const known = new WeakMap<Plan, PlanIndex>();

/** The index of a plan, made once for each plan object. */
export function indexPlan(plan: Plan): PlanIndex {
  const index = known.get(plan) ?? buildIndex(plan);
  known.set(plan, index);
  return index;
}

/** The indicator of a code. Refuses `indicator.unknown` with the nearest code that exists. */
export function requireIndicator(plan: Plan, code: string): PlacedIndicator {
  const { byCode } = indexPlan(plan);
  const placed = byCode.get(code);
  if (!placed)
    throw new Refusal('indicator.unknown', {
      indicator: code.slice(0, 100),
      nearest: nearest(code, byCode.keys()),
    });
  return placed;
}

function buildIndex(plan: Plan): PlanIndex {
  // Indicators of the same disaggregations share their cells' names: a plan may have a million of them.
  const shared = new Map<string, readonly string[]>();
  const cells = (indicator: Indicator): readonly string[] => {
    const by = indicator.by.join(' ');
    const names = shared.get(by) ?? cellsOf(plan, indicator);
    shared.set(by, names);
    return names;
  };
  const placed = plan.commitments.flatMap((commitment) =>
    commitment.indicators.map((indicator) => ({ indicator, commitment, cells: cells(indicator) })),
  );
  return {
    byCode: new Map(placed.map((each) => [each.indicator.code, each])),
    byId: new Map(placed.map((each) => [each.indicator.id, each])),
  };
}

function cellsOf(plan: Plan, { by }: Indicator): string[] {
  const lists = new Map(plan.disaggregations.map((list) => [list.code, list]));
  return ['total', ...by.flatMap((code) => (lists.get(code)?.codes ?? []).map((each) => `${code}.${each.code}`))];
}
