import { cellNumbers, Decimal, plainCellsOf, type Cell, type Entry, type Indicator } from '@signatory/domain';
import { valueTypeOf } from '../expression/scope.js';
import { toSlot, Unknown, type Slot, type Value } from '../expression/value.js';

/** The cells of one entry, by their place among the paths of a disaggregation. */
export interface CellColumn {
  /** As compiled code reads it. */
  readonly slot: (at: number) => Slot;
  /** The same as doubles: NaN where there is none, infinite where it takes more than a double to read it. */
  readonly units: Float64Array;
  /** Those that may be compared with another figure; the others are NaN. */
  readonly openUnits: Float64Array;
  readonly value: (at: number) => Value;
  /** Whether it may be compared with another figure. */
  readonly isOpen: (at: number) => boolean;
}

/** Of a report that is not there, or that cannot be compared with. */
export function columnOfNothing(why: Unknown, rows: number): CellColumn {
  const units = new Float64Array(rows).fill(Number.NaN);
  return { slot: () => why, units, openUnits: units, value: () => why, isOpen: () => false };
}

export function columnOf(indicator: Indicator, entry: Entry | undefined, paths: readonly string[]): CellColumn {
  if (!entry) return columnOfNothing(Unknown.unanswered, paths.length);
  if (entry.status !== 'answered') return columnOfNothing(Unknown.noData, paths.length);
  const plain = plainCellsOf(entry);
  return plain
    ? columnOfPlain(plain.values, placesOf(cellNumbers(plain), paths), indicator.decimals)
    : columnOfCells(entry.cells ?? {}, paths, indicator);
}

function columnOfPlain(values: Float64Array, { numbers, first }: Places, decimals: number): CellColumn {
  const scale = 10 ** decimals;
  const figure = (at: number): number => values[numbers[at] ?? 0] ?? Number.NaN;
  const units =
    first > 0 && scale === 1
      ? values.subarray(first, first + numbers.length)
      : Float64Array.from(numbers, (_, at) => withinDouble(figure(at) * scale));
  return {
    slot(at) {
      const each = figure(at) * scale;
      if (each <= Number.MAX_SAFE_INTEGER) return each;
      return Number.isNaN(each) ? Unknown.unanswered : BigInt(figure(at)) * BigInt(scale);
    },
    units,
    openUnits: units,
    value(at) {
      const whole = figure(at);
      return Number.isNaN(whole) ? Unknown.unanswered : Decimal.of(BigInt(whole));
    },
    isOpen: () => true,
  };
}

function withinDouble(units: number): number {
  return units > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : units;
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
  const slot = (at: number): Slot => toSlot(value(at), { type });
  const isOpen = (at: number): boolean => cellAt(at)?.status !== 'confidential';
  const units = Float64Array.from(paths, (_, at) => doubleOf(slot(at)));
  return { slot, units, openUnits: units.map((each, at) => (isOpen(at) ? each : Number.NaN)), value, isOpen };
}

function doubleOf(slot: Slot): number {
  if (typeof slot === 'number') return slot;
  return slot instanceof Unknown && slot !== Unknown.unreadable ? Number.NaN : Number.POSITIVE_INFINITY;
}

/** Where the cells of a disaggregation stand in a report. */
interface Places {
  readonly numbers: Int32Array;
  /** The first of them where they stand side by side, else 0. */
  readonly first: number;
}

const known = new WeakMap<ReadonlyMap<string, number>, Map<readonly string[], Places>>();

/** The numbers of cells in a report, which may be of another version of the plan, by their place among the paths. */
function placesOf(numbers: ReadonlyMap<string, number>, paths: readonly string[]): Places {
  const own = known.get(numbers) ?? new Map<readonly string[], Places>();
  known.set(numbers, own);
  const found = own.get(paths);
  if (found) return found;
  const places = Int32Array.from(paths, (path) => numbers.get(path) ?? 0);
  const [first = 0] = places;
  const made = { numbers: places, first: places.every((number, at) => number === first + at) ? first : 0 };
  own.set(paths, made);
  return made;
}
