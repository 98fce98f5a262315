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
  readonly variables: ReadonlyMap<string, Variable>;
}

/** Names with a meaning of their own; no indicator may take one as its code. */
export const RESERVED_NAMES = [
  'known',
  'before',
  'known_before',
  'earlier',
  'known_earlier',
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
  const variables = new Map<string, Variable>();
  const add = (variable: Variable) => variables.set(variable.name, variable);
  const lists = new Map(disaggregations.map((list) => [list.code, list]));
  for (const indicator of indicators) {
    const { code } = indicator;
    const type = typeOf(indicator);
    add({ name: code, indicator: code, cycle: 'now', cell: null, type });
    add({ name: `before.${code}`, indicator: code, cycle: 'before', cell: null, type });
    add({ name: `earlier.${code}`, indicator: code, cycle: 'earlier', cell: null, type });
    if (isFigure(indicator.type)) {
      for (const cycle of ['history', 'peers'] as const)
        add({ name: `outlier.${cycle}.${code}`, indicator: code, cycle, cell: null, type: { kind: 'bool' } });
    }
    for (const by of isFigure(indicator.type) ? indicator.by : []) {
      for (const cell of lists.get(by)?.codes ?? []) {
        const path = `${by}.${cell.code}`;
        add({ name: `cells.${code}.${path}`, indicator: code, cycle: 'now', cell: path, type });
      }
    }
  }
  return { variables };
}

function typeOf(indicator: Indicator): ValueType {
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
