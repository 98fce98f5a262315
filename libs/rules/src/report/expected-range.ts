import { Decimal, groupBy, isFigure, type Indicator, type Plan, type Rule } from '@signatory/domain';
import { checkCondition } from '../expression/check.js';
import { buildScope, CELL, withCell, type Variable } from '../expression/scope.js';
import type { CompareOperator, Tree } from '../expression/tree.js';
import { rangeOf, type Range } from './read-value.js';

/** `total`, a disaggregation (of each of its cells) or one cell (`sex.female`): what is expected of the figure there. */
export type ExpectedRanges = Readonly<Record<string, Range>>;

const TOTAL = 'total';

const known = new WeakMap<Plan, ReadonlyMap<string, ExpectedRanges>>();

/**
 * What a plan expects of each figure and of its cells: the indicator's own range, narrowed by those of its rules that say no more
 * than a limit. A rule with a condition limits nothing as such, nor does a note.
 */
export function expectedRanges(plan: Plan): ReadonlyMap<string, ExpectedRanges> {
  const found = known.get(plan);
  if (found) return found;
  const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
  const scope = buildScope(indicators, plan.disaggregations);
  const rules = groupBy(
    plan.commitments.flatMap((commitment) => commitment.rules),
    ({ on }) => on,
  );
  const ranges = new Map<string, ExpectedRanges>();
  for (const indicator of indicators) {
    if (!isFigure(indicator.type)) continue;
    const own = rangeOf(indicator);
    const expected: Record<string, Range> = Object.fromEntries([TOTAL, ...indicator.by].map((part) => [part, own]));
    for (const rule of rules.get(indicator.code) ?? []) {
      if (rule.when !== undefined || rule.severity === 'INFO') continue;
      const result = checkCondition(rule.test, rule.each === undefined ? scope : withCell(scope, indicator));
      if (!result.ok) continue;
      for (const { variable, ...limit } of limitsIn(result.expression.tree)) {
        const part = partOf(variable, rule, indicator);
        if (part === null) continue;
        const [dimension = ''] = part.split('.');
        expected[part] = narrow(expected[part] ?? expected[dimension] ?? own, limit, indicator);
      }
    }
    ranges.set(indicator.code, expected);
  }
  known.set(plan, ranges);
  return ranges;
}

/** Which figure of the indicator a limit is on; null where it is on another, or on what was said in an earlier cycle. */
function partOf({ indicator, cell, cycle }: Variable, { each }: Rule, { code, by }: Indicator): string | null {
  if (cycle !== 'now') return null;
  if (indicator === CELL) return each !== undefined && by.includes(each) ? each : null;
  return indicator === code ? (cell ?? TOTAL) : null;
}

interface Limit {
  readonly op: Exclude<CompareOperator, '==' | '!='>;
  readonly than: Decimal;
}

/** The limits that hold wherever the whole does. */
function limitsIn(tree: Tree): (Limit & { readonly variable: Variable })[] {
  if (tree.kind === 'and') return [tree.left, tree.right].flatMap(limitsIn);
  if (tree.kind !== 'compare') return [];
  const { left, right, op } = tree;
  return [readLimit(left, right, op), readLimit(right, left, MIRRORED[op])].filter((limit) => limit !== null);
}

const MIRRORED = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>=': '<=', '>': '<' } as const;

function readLimit(side: Tree, other: Tree, op: CompareOperator) {
  const than = constantOf(other);
  if (side.kind !== 'read' || than === null || op === '==' || op === '!=') return null;
  return { variable: side.variable, op, than };
}

function constantOf(tree: Tree): Decimal | null {
  if (tree.kind === 'literal' && tree.type === 'decimal') return Decimal.of(tree.units, tree.scale);
  if (tree.kind !== 'negate') return null;
  const of = constantOf(tree.of);
  return of && Decimal.of(0n).sub(of);
}

/** More than 0 is, of a figure with one decimal, 0.1 or more; what no such figure can be is itself the limit. */
function narrow({ min, max }: Range, { op, than }: Limit, { decimals }: Indicator): Range {
  const step = than.decimals() > decimals ? Decimal.of(0n) : Decimal.of(1n, decimals);
  const least = op === '>=' ? than : op === '>' ? than.add(step) : null;
  const most = op === '<=' ? than : op === '<' ? than.sub(step) : null;
  const isHigher = least && (min === undefined || Decimal.parse(min).compare(least) < 0);
  const isLower = most && (max === undefined || Decimal.parse(max).compare(most) > 0);
  return {
    ...(isHigher ? { min: least.toString() } : min !== undefined && { min }),
    ...(isLower ? { max: most.toString() } : max !== undefined && { max }),
  };
}
