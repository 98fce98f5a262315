import { cellNumbers, Decimal, plainCellsOf, type Cell, type Entry, type Indicator } from '@signatory/domain';
import { valueTypeOf } from '../expression/scope.js';
import { toSlot, Unknown, type Slot, type Value } from '../expression/value.js';

/** The cells of one entry, by their place among the paths of a disaggregation. */
export interface CellColumn {
  /** As compiled code reads it. */
  readonly slot: (at: number) => Slot;
  readonly value: (at: number) => Value;
  /** Whether it may be compared with another figure. */
  readonly isOpen: (at: number) => boolean;
}

/** Of a report that is not there, or that cannot be compared with. */
export function columnOfNothing(why: Unknown): CellColumn {
  return { slot: () => why, value: () => why, isOpen: () => false };
}

export function columnOf(indicator: Indicator, entry: Entry | undefined, paths: readonly string[]): CellColumn {
  if (!entry) return columnOfNothing(Unknown.unanswered);
  if (entry.status !== 'answered') return columnOfNothing(Unknown.noData);
  const plain = plainCellsOf(entry);
  return plain
    ? columnOfPlain(plain.values, numbersOf(cellNumbers(plain), paths), indicator.decimals)
    : columnOfCells(entry.cells ?? {}, paths, indicator);
}

function columnOfPlain(values: Float64Array, numbers: Int32Array, decimals: number): CellColumn {
  const scale = 10 ** decimals;
  const figure = (at: number): number => values[numbers[at] ?? 0] ?? Number.NaN;
  return {
    slot(at) {
      const units = figure(at) * scale;
      if (units <= Number.MAX_SAFE_INTEGER) return units;
      return Number.isNaN(units) ? Unknown.unanswered : BigInt(figure(at)) * BigInt(scale);
    },
    value(at) {
      const whole = figure(at);
      return Number.isNaN(whole) ? Unknown.unanswered : Decimal.of(BigInt(whole));
    },
    isOpen: () => true,
  };
}

function columnOfCells(
  cells: Readonly<Record<string, Cell>>,
  paths: readonly string[],
  indicator: Indicator,
): CellColumn {
  const type = valueTypeOf(indicator);
  const cellAt = (at: number): Cell | undefined => {
    const path = paths[at] ?? '';
    return Object.hasOwn(cells, path) ? cells[path] : undefined;
  };
  const value = (at: number): Value => {
    const cell = cellAt(at);
    if (!cell) return Unknown.unanswered;
    if (cell.value === null) return Unknown.noData;
    return (typeof cell.value === 'string' ? Decimal.tryParse(cell.value) : null) ?? Unknown.unreadable;
  };
  return { slot: (at) => toSlot(value(at), { type }), value, isOpen: (at) => cellAt(at)?.status !== 'confidential' };
}

const known = new WeakMap<ReadonlyMap<string, number>, Map<readonly string[], Int32Array>>();

/** The numbers of cells in a report, which may be of another version of the plan, by their place among the paths. */
function numbersOf(numbers: ReadonlyMap<string, number>, paths: readonly string[]): Int32Array {
  const own = known.get(numbers) ?? new Map<readonly string[], Int32Array>();
  known.set(numbers, own);
  const found = own.get(paths) ?? Int32Array.from(paths, (path) => numbers.get(path) ?? 0);
  own.set(paths, found);
  return found;
}
