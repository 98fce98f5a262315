import type { Cell, Entry } from './report.js';

/**
 * The cells of an entry as one column: whole figures that are not negative, `normal` all of them. Of a million cells this is
 * eight megabytes, and as many objects a hundred.
 */
export interface PlainCells {
  /** By number; 0 is the total, which is not among the cells. Shared by all indicators of the same disaggregations. */
  readonly names: readonly string[];
  /** By number; NaN where there is none. No figure has more than fifteen digits, so that each is exact. */
  readonly values: Float64Array;
}

const columns = new WeakMap<Entry, PlainCells>();

/** The entry with these cells. They are made one by one only where somebody asks for them so. */
export function withPlainCells(entry: Entry, cells: PlainCells): Entry {
  let made: Record<string, Cell> | null = null;
  const whole = Object.defineProperty({ ...entry }, 'cells', {
    enumerable: true,
    get: () => (made ??= spellOut(cells)),
  });
  columns.set(whole, cells);
  return whole;
}

/** All cells of an entry, read apart from it: as one column where each is plain, one by one where one of them is not. */
export type CellsApart = PlainCells | Readonly<Record<string, Cell>>;

/** The entry with cells that were read apart from it. */
export function withCells(entry: Entry, cells: CellsApart): Entry {
  return isColumn(cells) ? withPlainCells(entry, cells) : { ...entry, cells };
}

// The name of a cell has a point in it.
function isColumn(cells: CellsApart): cells is PlainCells {
  return 'values' in cells && cells.values instanceof Float64Array;
}

/** The cells of an entry as they were given to it; undefined where it has none, or others. */
export function plainCellsOf(entry: Entry): PlainCells | undefined {
  return columns.get(entry);
}

/** Whether an entry has cells, without making them. */
export function hasCells(entry: Entry): boolean {
  return columns.has(entry) || entry.cells !== undefined;
}

function spellOut({ names, values }: PlainCells): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (let no = 1; no < values.length; no += 1) {
    const [name, value = Number.NaN] = [names[no], values[no]];
    if (name !== undefined && !Number.isNaN(value)) cells[name] = { value: String(value), status: 'normal' };
  }
  return cells;
}

const numbers = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The numbers of cells by their names. */
export function cellNumbers({ names }: PlainCells): ReadonlyMap<string, number> {
  const found = numbers.get(names) ?? new Map(names.map((name, no) => [name, no]));
  numbers.set(names, found);
  return found;
}
