import { isPlainlyWithin, plainFigure } from '@signatory/rules';
import type { Collector } from '../table/collector.js';
import { widen } from '../table/figure-rows.js';
import { cellNoOf, type Form, type PlacedIndicator } from '../table/form.js';
import { JsonObject, parseMember, parseStrict, type EntryWatch, type JsonValue } from './parse-strict.js';

export interface ParsedEntry {
  /** Of an object by indicator. */
  readonly key: string | undefined;
  readonly entry: JsonValue;
  /** Whether its plain cells were taken, and left out of it. */
  readonly isSound: boolean;
}

export function parseEntry(
  text: string,
  keyed: boolean,
  depth: number,
  watch: ((code: string | undefined) => EntryWatch) | null = null,
): ParsedEntry {
  if (!keyed) return { key: undefined, entry: parseStrict(text, depth, watch && watch(undefined)), isSound: false };
  const [key, entry] = parseMember(text, depth, watch);
  return { key, entry, isSound: false };
}

/** Takes the plain cells of an entry by number while it is parsed. They are handed on once the entry was read to its end and is sound. */
export class PlainCells implements EntryWatch {
  private placed: PlacedIndicator | null = null;
  private numbers: ReadonlyMap<string, number> = new Map();
  private isPlain = true;
  private base: JsonValue | undefined;
  private count = 0;
  private cellNos = new Uint32Array(1_024);
  private values = new Float64Array(1_024);
  private statuses = new Uint8Array(1_024);
  /** By cell: the entry in which it was taken last. */
  private takenIn = new Uint32Array(1_024);
  private entry = 0;
  private readonly shapes = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly form: Form) {}

  private begin(code: string | undefined): this {
    this.entry += 1;
    this.count = 0;
    this.isPlain = true;
    this.base = undefined;
    this.answer(code);
    return this;
  }

  member(key: string, value: JsonValue): void {
    if (key === 'indicator' && this.placed === null) this.answer(value);
    else if (key === 'base') this.base = value;
    else if (key === 'cells') this.isPlain = value instanceof JsonObject && value.doubled.length === 0;
  }

  take(name: string, digits: string, hasStatus: boolean): boolean {
    const cellNo = this.numbers.get(name);
    if (cellNo === undefined || !this.placed) return false;
    const figure = plainFigure(digits);
    if (!isPlainlyWithin(figure, this.placed.indicator)) return false;
    if (this.takenIn[cellNo] === this.entry) return false;
    if (cellNo >= this.takenIn.length || this.count >= this.values.length) this.grow(cellNo);
    this.takenIn[cellNo] = this.entry;
    this.cellNos[this.count] = cellNo;
    this.values[this.count] = figure;
    this.statuses[this.count] = hasStatus ? 1 : 0;
    this.count += 1;
    return true;
  }

  has(name: string): boolean {
    const cellNo = this.numbers.get(name);
    return cellNo !== undefined && this.takenIn[cellNo] === this.entry;
  }

  /** Parses an entry, perhaps with its code before it. Where what was taken is said as it was taken, that is left out of it. */
  parse(text: string, keyed: boolean, depth: number): ParsedEntry {
    const parsed = parseEntry(text, keyed, depth, (code) => this.begin(code));
    const isSound = parsed.entry instanceof JsonObject && this.isSound(parsed.entry);
    return { ...(isSound ? parsed : parseEntry(text, keyed, depth)), isSound };
  }

  private isSound({ doubled }: JsonObject): boolean {
    if (this.count === 0) return true;
    if (!this.isPlain || doubled.includes('cells') || doubled.includes('indicator')) return false;
    if (!(this.base instanceof JsonObject)) return true;
    for (const field of this.base.members.keys()) if (field.startsWith('cells.')) return false;
    return true;
  }

  /** What the entry at a place in the file has of them. */
  hand(pointer: string, { figures }: Collector): void {
    if (!figures || !this.placed || this.count === 0) return;
    const { place } = this.placed;
    figures.begin({ pointer, isBased: this.base instanceof JsonObject });
    for (let n = 0; n < this.count; n += 1)
      figures.add(place, this.cellNos[n] ?? 0, this.values[n] ?? 0, 0, this.statuses[n]);
  }

  private answer(code: JsonValue | undefined): void {
    this.placed = (typeof code === 'string' ? this.form.indicators.get(code) : undefined) ?? null;
    this.numbers = this.placed ? this.numbersOf(this.placed) : new Map();
  }

  private numbersOf({ indicator }: PlacedIndicator): ReadonlyMap<string, number> {
    const cells = this.form.cellsOf(indicator);
    const shape = cells.size === 0 ? '' : indicator.by.join(' ');
    const known = this.shapes.get(shape);
    if (known) return known;
    const numbers = new Map(
      indicator.by.flatMap((list) =>
        this.form.codesOf(list).flatMap(({ code }) => {
          const cell = this.form.cellOf(indicator, `cells.${list}.${code}`);
          return cell ? [[`${list}.${code}`, cellNoOf(cell)] as const] : [];
        }),
      ),
    );
    this.shapes.set(shape, numbers);
    return numbers;
  }

  private grow(cellNo: number): void {
    const length = Math.max(this.values.length * 2, cellNo + 1);
    this.cellNos = widen(this.cellNos, new Uint32Array(length));
    this.values = widen(this.values, new Float64Array(length));
    this.statuses = widen(this.statuses, new Uint8Array(length));
    this.takenIn = widen(this.takenIn, new Uint32Array(length));
  }
}
