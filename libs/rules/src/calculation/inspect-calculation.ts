import type { Indicator } from '@signatory/domain';
import { check, type CheckResult } from '../expression/check.js';
import type { Scope, Variable } from '../expression/scope.js';
import { agreeUnits, type AgreedUnits } from './agree-units.js';
import { partsOf, variablesIn, type Tree } from '../expression/tree.js';

/** What a calculation gives and what it reads, as far as its plan can tell. */
export interface InspectedCalculation {
  readonly ok: true;
  readonly type: Tree['type'];
  readonly inputs: readonly Variable[];
  /** Whether it gives money; `mixed` where money meets what is none. */
  readonly money: 'none' | 'amount' | 'mixed';
  /** Those of its inputs, where they have any. */
  readonly units: AgreedUnits;
}

/** Checks one calculation. `amounts` are the codes of the indicators that are money, `units` what others are counted in. */
export function inspectCalculation(
  expression: string,
  scope: Scope,
  amounts: ReadonlySet<Indicator['code']>,
  units: ReadonlyMap<Indicator['code'], string>,
): InspectedCalculation | Extract<CheckResult, { ok: false }> {
  const result = check(expression, scope);
  if (!result.ok) return result;
  const { tree } = result.expression;
  const { reads, asks } = variablesIn(tree);
  const power = powerOf(tree, amounts);
  const isPlain = power === null || power === 0;
  return {
    ok: true,
    type: result.type,
    inputs: [...new Set([...reads, ...asks])],
    money: isPlain ? 'none' : power === 1 ? 'amount' : 'mixed',
    units: agreeUnits(tree, units),
  };
}

/** To which power money enters: 1 of an amount, 0 of a share; null of a constant, which goes with both; NaN where two do not agree. */
function powerOf(tree: Tree, amounts: ReadonlySet<string>): number | null {
  const powers = partsOf(tree).map((part) => powerOf(part, amounts));
  if (powers.some(Number.isNaN)) return Number.NaN;
  const [first = null, second = null, third = null] = powers;
  switch (tree.kind) {
    case 'literal':
      return null;
    case 'read':
      return tree.type === 'decimal' && amounts.has(tree.variable.indicator) ? 1 : 0;
    case 'negate':
    case 'abs':
      return first;
    case 'divide':
      return (first ?? 0) - (second ?? 0);
    case 'arithmetic':
      return tree.op === '*' ? (first ?? 0) + (second ?? 0) : agreed(first, second);
    case 'choose':
      return agreed(second, third);
    case 'compare':
      return Number.isNaN(agreed(first, second)) ? Number.NaN : 0;
    default:
      return 0;
  }
}

function agreed(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return a === b ? a : Number.NaN;
}
