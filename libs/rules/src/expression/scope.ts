import { isFigure, type CodeList, type Indicator } from '@signatory/domain';

/** What a variable holds: a figure (or the number of a list's distinct items), a yes or no, or a text; a choice knows its codes. */
export type ValueType =
  | { readonly kind: 'decimal'; readonly decimals: number }
  | { readonly kind: 'bool' }
  | { readonly kind: 'string'; readonly codes: readonly string[] | null; readonly date: boolean };

/** One value that an expression can read. */
export interface Variable {
  /** As an expression writes it: `i1_unit`, `before.i1_unit`, `cells.i1_staff.sex.female`, `outlier.history.i1_staff`. */
  readonly name: string;
  readonly indicator: string;
  /**
   * Of this report (`now`), of the member's report in the cycle that this one follows (`before`) or in the latest one whose
   * window ended before this one's (`earlier`); or whether the figure is an outlier among the member's own earlier ones
   * (`history`) or among the changes of the other members (`peers`).
   */
  readonly cycle: 'now' | 'before' | 'earlier' | 'history' | 'peers';
  /** `sex.female`: one cell of a disaggregation instead of the total. */
  readonly cell: string | null;
  readonly type: ValueType;
}

/** Every variable that the rules of a plan may read, by name. */
export interface Scope {
  /** Those of cells, of which a plan may have a million, are made when they are asked for. */
  readonly variables: Pick<ReadonlyMap<string, Variable>, 'get' | 'keys' | 'values'>;
  /** Those that are of no cell. */
  readonly uncelled: readonly Variable[];
  readonly celled: readonly Celled[];
  /** Whether an expression may divide: a calculation rounds once, at its end; a rule's figures never leave their decimals. */
  readonly divides?: true;
}

/** A figure with cells. */
export interface Celled {
  readonly indicator: string;
  /** `sex.female`, …: one set for all figures with the same disaggregations. */
  readonly cells: ReadonlySet<string>;
  readonly type: ValueType;
}

/** Names with a meaning of their own; no indicator may take one as its code. */
export const RESERVED_NAMES = [
  'known',
  'before',
  'known_before',
  'earlier',
  'known_earlier',
  'cell',
  'cells',
  'known_cells',
  'outlier',
  'known_outlier',
  'dec',
  'abs',
  'within_factor',
  'same_sign',
  'balances',
] as const;

/** The variables of some indicators: their values now and in earlier cycles, the cells of their disaggregations, and whether a figure is unusual. */
export function buildScope(indicators: readonly Indicator[], disaggregations: readonly CodeList[] = []): Scope {
  const lists = new Map(disaggregations.map((list) => [list.code, list]));
  const sets = new Map<string, ReadonlySet<string>>();
  const cellsOf = (by: readonly string[]): ReadonlySet<string> => {
    const known = sets.get(by.join(' '));
    const cells =
      known ?? new Set(by.flatMap((code) => (lists.get(code)?.codes ?? []).map((cell) => `${code}.${cell.code}`)));
    sets.set(by.join(' '), cells);
    return cells;
  };
  const celled = indicators
    .filter(({ type, by }) => isFigure(type) && by.length > 0)
    .map((indicator) => ({ indicator: indicator.code, cells: cellsOf(indicator.by), type: valueTypeOf(indicator) }))
    .filter(({ cells }) => cells.size > 0);
  return scopeOf(indicators.flatMap(variablesOf), celled);
}

function scopeOf(uncelled: readonly Variable[], celled: readonly Celled[]): Scope {
  return { variables: new Variables(uncelled, celled), uncelled, celled };
}

/** As a scope, for calculations: they may divide, and do not read what other members say, nor what statistics make of it. */
export function withDivision({ uncelled, celled }: Scope): Scope {
  const own = uncelled.filter(({ cycle }) => cycle !== 'history' && cycle !== 'peers');
  return { ...scopeOf(own, celled), divides: true };
}

/** What a rule that is asked of each cell calls it; the cell of an earlier report is `before.cell` or `earlier.cell`. */
export const CELL = 'cell';

/**
 * The variables of a rule that is asked of each cell of an indicator: those of a scope, and the cell's own. What the cells of
 * other members say of one is not among them: that would be all of their reports.
 */
export function withCell({ uncelled, celled }: Scope, indicator: Indicator): Scope {
  const own = variablesOf({ ...indicator, code: CELL, by: [] }).filter(({ cycle }) => cycle !== 'peers');
  return scopeOf([...uncelled, ...own], celled);
}

function variablesOf(indicator: Indicator): Variable[] {
  const { code } = indicator;
  const type = valueTypeOf(indicator);
  const whole = { indicator: code, cell: null, type };
  const judged = { indicator: code, cell: null, type: { kind: 'bool' } } as const;
  return [
    { ...whole, name: code, cycle: 'now' },
    { ...whole, name: `before.${code}`, cycle: 'before' },
    { ...whole, name: `earlier.${code}`, cycle: 'earlier' },
    ...(isFigure(indicator.type)
      ? (['history', 'peers'] as const).map((cycle) => ({ ...judged, name: `outlier.${cycle}.${code}`, cycle }))
      : []),
  ];
}

class Variables implements Pick<ReadonlyMap<string, Variable>, 'get' | 'keys' | 'values'> {
  private readonly known: Map<string, Variable>;
  private readonly celled: ReadonlyMap<string, Celled>;

  constructor(uncelled: readonly Variable[], celled: readonly Celled[]) {
    this.known = new Map(uncelled.map((variable) => [variable.name, variable]));
    this.celled = new Map(celled.map((each) => [each.indicator, each]));
  }

  /** The same one each time: whoever compiles tells variables apart by identity. */
  get(name: string): Variable | undefined {
    const known = this.known.get(name);
    if (known || !name.startsWith(CELLS)) return known;
    const cut = name.indexOf('.', CELLS.length);
    const figure = this.celled.get(name.slice(CELLS.length, cut));
    const cell = name.slice(cut + 1);
    if (cut < 0 || !figure?.cells.has(cell)) return undefined;
    const variable: Variable = { name, indicator: figure.indicator, cycle: 'now', cell, type: figure.type };
    this.known.set(name, variable);
    return variable;
  }

  *keys(): MapIterator<string> {
    for (const { name, cell } of this.known.values()) if (cell === null) yield name;
    for (const { indicator, cells } of this.celled.values())
      for (const cell of cells) yield `${CELLS}${indicator}.${cell}`;
  }

  *values(): MapIterator<Variable> {
    for (const name of this.keys()) {
      const variable = this.get(name);
      if (variable) yield variable;
    }
  }
}

const CELLS = 'cells.';

/** What a variable of an indicator holds. */
export function valueTypeOf(indicator: Indicator): ValueType {
  switch (indicator.type) {
    case 'boolean':
      return { kind: 'bool' };
    case 'choice':
      return { kind: 'string', codes: (indicator.codes ?? []).map(({ code }) => code), date: false };
    case 'date':
    case 'text':
      return { kind: 'string', codes: null, date: indicator.type === 'date' };
    case 'list':
    case 'count':
      return { kind: 'decimal', decimals: 0 };
    default:
      return { kind: 'decimal', decimals: indicator.decimals };
  }
}
