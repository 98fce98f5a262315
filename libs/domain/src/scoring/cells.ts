import { Decimal } from '../decimal.js';
import type { Comparison, Condition, ConditionValue, VariableDomain, VariableDomains } from './condition.js';

/** A variable's domain cut at the constants used: one value stands for each cell, from worst to best. */
export interface Axis {
  readonly variable: string;
  readonly domain: VariableDomain;
  readonly values: readonly ConditionValue[];
}

/** Where a cell stands: for each axis the place of its value. */
export type CellPlace = readonly number[];

/** True where the value belongs to the domain's type; bounds are not asked, so that a constant may lie outside them. */
export function isValueOf(domain: VariableDomain, value: ConditionValue): boolean {
  if (domain.kind === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return domain.kind === 'ordered' ? domain.codes.includes(value) : Decimal.tryParse(value) !== null;
}

/** The axis of a variable: every boolean and code, and of a figure one value at, between and beyond the constants. */
export function cutAxis(variable: string, domain: VariableDomain, constants: readonly ConditionValue[]): Axis {
  if (domain.kind === 'boolean') return { variable, domain, values: [false, true] };
  if (domain.kind === 'ordered') return { variable, domain, values: domain.codes };
  return {
    variable,
    domain,
    values: cutFigures(
      domain,
      constants.map((constant) => Decimal.parse(String(constant))),
    ),
  };
}

type FigureDomain = Extract<VariableDomain, { kind: 'integer' | 'decimal' }>;

function cutFigures(domain: FigureDomain, constants: readonly Decimal[]): string[] {
  const scale = domain.kind === 'integer' ? 0 : domain.decimals;
  const min = domain.min === null ? null : Decimal.parse(String(domain.min));
  const max = domain.max === null ? null : Decimal.parse(String(domain.max));
  const near = constants.flatMap((constant) => {
    const units = floorUnits(constant, scale);
    return [units - 1n, units, units + 1n].map((each) => Decimal.of(each, scale));
  });
  const inside = [
    ...(min ? [min] : []),
    ...near,
    ...(max ? [max] : []),
    ...(min || max || near.length > 0 ? [] : [Decimal.of(0n)]),
  ]
    .filter((value) => (!min || value.compare(min) >= 0) && (!max || value.compare(max) <= 0))
    .sort((a, b) => a.compare(b));
  const cells = new Map<string, Decimal>();
  for (const value of inside) {
    const cell = constants.map((constant) => value.compare(constant)).join();
    if (!cells.has(cell)) cells.set(cell, value);
  }
  return [...cells.values()].map(String);
}

function floorUnits(value: Decimal, scale: number): bigint {
  if (value.scale <= scale) return value.units * 10n ** BigInt(scale - value.scale);
  const divisor = 10n ** BigInt(value.scale - scale);
  const quotient = value.units / divisor;
  return value.units < 0n && quotient * divisor !== value.units ? quotient - 1n : quotient;
}

/** The constants that conditions hold each variable against. */
export function collectConstants(conditions: readonly Condition[]): Map<string, ConditionValue[]> {
  const found = new Map<string, ConditionValue[]>();
  const add = (variable: string, constants: readonly ConditionValue[]) =>
    found.set(variable, [...(found.get(variable) ?? []), ...constants]);
  const visit = (condition: Condition): void => {
    if (condition.kind === 'not') visit(condition.of);
    else if (condition.kind === 'compare') add(condition.variable, [condition.constant]);
    else if (condition.kind === 'in') add(condition.variable, condition.constants);
    else condition.all.forEach(visit);
  };
  conditions.forEach(visit);
  return found;
}

/** How many cells the product of the axes has. */
export function countCells(axes: readonly Axis[]): bigint {
  return axes.reduce((product, axis) => product * BigInt(axis.values.length), 1n);
}

/** Calls `visit` with every cell of the product, the last axis turning fastest. The place is reused: copy it to keep it. */
export function visitCells(axes: readonly Axis[], visit: (place: CellPlace, index: number) => void): void {
  if (axes.some((axis) => axis.values.length === 0)) return;
  const place = axes.map(() => 0);
  for (let index = 0; ; index += 1) {
    visit(place, index);
    let turning = axes.length - 1;
    for (; turning >= 0; turning -= 1) {
      const next = (place[turning] ?? 0) + 1;
      if (next < (axes[turning]?.values.length ?? 0)) {
        place[turning] = next;
        break;
      }
      place[turning] = 0;
    }
    if (turning < 0) return;
  }
}

/** A condition as a function of the cell. Every comparison is a table over its axis, so that a million cells stay quick. */
export function compileCondition(condition: Condition, axes: readonly Axis[]): (place: CellPlace) => boolean {
  if (condition.kind === 'not') {
    const of = compileCondition(condition.of, axes);
    return (place) => !of(place);
  }
  if (condition.kind === 'and' || condition.kind === 'or') {
    const parts = condition.all.map((part) => compileCondition(part, axes));
    return condition.kind === 'and'
      ? (place) => parts.every((part) => part(place))
      : (place) => parts.some((part) => part(place));
  }
  const at = axes.findIndex((axis) => axis.variable === condition.variable);
  const axis = axes[at];
  if (!axis) throw new RangeError(`No values for the variable ${condition.variable}`);
  const table = axis.values.map((value) =>
    condition.kind === 'in'
      ? condition.constants.some((constant) => order(axis.domain, value, constant) === 0)
      : holds(condition.op, order(axis.domain, value, condition.constant)),
  );
  return (place) => table[place[at] ?? 0] ?? false;
}

function holds(op: Comparison, order: number): boolean {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}

function order(domain: VariableDomain, a: ConditionValue, b: ConditionValue): number {
  if (domain.kind === 'boolean') return Number(a) - Number(b);
  if (domain.kind === 'ordered') return domain.codes.indexOf(String(a)) - domain.codes.indexOf(String(b));
  return Decimal.parse(String(a)).compare(Decimal.parse(String(b)));
}

/** The axes of the variables that conditions read; a variable with a known value has that value alone. */
export function cutAxes(
  conditions: readonly Condition[],
  domains: VariableDomains,
  known: Readonly<Record<string, ConditionValue>> = {},
): Axis[] {
  return [...collectConstants(conditions)].map(([variable, constants]) => {
    const domain = domains[variable];
    if (!domain) throw new RangeError(`No declared domain for the variable ${variable}`);
    const value = known[variable];
    if (value === undefined) return cutAxis(variable, domain, constants);
    if (!isValueOf(domain, value)) throw new RangeError(`"${String(value)}" is no value of the variable ${variable}`);
    return { variable, domain, values: [value] };
  });
}
