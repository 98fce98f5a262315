import { groupBy, isFigure, type CodeList, type Indicator, type Rule } from '@signatory/domain';
import { compileColumns, type RunColumns } from '../expression/compile-columns.js';
import { compileRules, type CompiledRules } from '../expression/compile.js';
import { CELL, withCell, type Scope, type Variable } from '../expression/scope.js';
import { cellPaths } from '../generated/cell-paths.js';

/** Rules that are asked of each cell of one disaggregation of one indicator: each cell is read once for all of them. */
export interface CellRules {
  readonly on: Indicator;
  /** `sex.female`, …: what the cells are called, in the order of the plan. */
  readonly paths: readonly string[];
  /** Where each of the compiled rules stands among the commitment's written ones. */
  readonly indexes: readonly number[];
  readonly compiled: CompiledRules;
  /** The same over all cells at once. */
  readonly columns: RunColumns;
}

/** Whether a variable is the cell's own, and so another one at each. */
export function isOfCell({ indicator }: Variable): boolean {
  return indicator === CELL;
}

/** A rule that passed its check. */
export interface SoundCellRule {
  readonly rule: Rule & { readonly each: string };
  readonly index: number;
  readonly scope: Scope;
}

/** The scopes of such rules, and what was compiled over them: of a thousand indicators with the same rules it is one of each. */
export class CellScopes {
  private readonly scopes = new Map<string, Scope>();
  private readonly compiled = new Map<string, Pick<CellRules, 'compiled' | 'columns'>>();
  private readonly paths = new Map<string, readonly string[]>();

  constructor(
    private readonly scope: Scope,
    private readonly disaggregations: readonly CodeList[],
  ) {}

  of(indicator: Indicator): Scope {
    const type = typeOf(indicator);
    const scope = this.scopes.get(type) ?? withCell(this.scope, indicator);
    this.scopes.set(type, scope);
    return scope;
  }

  compile(rules: readonly Rule[], indicator: Indicator): Pick<CellRules, 'compiled' | 'columns'> {
    const key = JSON.stringify([typeOf(indicator), rules.map(({ when, test }) => [when ?? null, test])]);
    const known = this.compiled.get(key);
    if (known) return known;
    const scope = this.of(indicator);
    const compiled = compileRules(rules, scope);
    const both = { compiled, columns: compileColumns(rules, scope, compiled.variables, isOfCell) };
    this.compiled.set(key, both);
    return both;
  }

  pathsOf(dimension: string): readonly string[] {
    const list = this.disaggregations.find(({ code }) => code === dimension);
    const paths = this.paths.get(dimension) ?? (list ? [...cellPaths(list)] : []);
    this.paths.set(dimension, paths);
    return paths;
  }
}

/** What the compiled code depends on. */
function typeOf({ type, decimals }: Indicator): string {
  return type === 'count' ? 'count' : String(decimals);
}

/** Whether an indicator is broken down by a disaggregation, so that a rule can be asked of each of those cells. */
export function hasCellsBy({ type, by }: Indicator, dimension: string): boolean {
  return isFigure(type) && by.includes(dimension);
}

export function prepareCellRules(
  sound: readonly SoundCellRule[],
  indicators: ReadonlyMap<string, Indicator>,
  scopes: CellScopes,
): CellRules[] {
  const groups = groupBy(sound, ({ rule }) => `${rule.on} ${rule.each}`);
  return [...groups.values()].flatMap((group): CellRules[] => {
    const [first] = group;
    const on = first && indicators.get(first.rule.on);
    if (!first || !on) return [];
    const compiled = scopes.compile(
      group.map(({ rule }) => rule),
      on,
    );
    return [{ on, paths: scopes.pathsOf(first.rule.each), indexes: group.map(({ index }) => index), ...compiled }];
  });
}
