import { isPlainlyWithin } from '@signatory/rules';
import type { Collector } from '../table/collector.js';
import type { Columns } from '../table/columns.js';
import { cellNoOf, type NumberedCell, type PlacedIndicator } from '../table/form.js';
import type { RowReader } from '../table/read-rows.js';
import { ByteNames } from './byte-names.js';

const [LF, CR, QUOTE, ZERO, NINE] = [10, 13, 34, 48, 57];

/**
 * Reads the lines that are one plain figure each from the bytes themselves, without a text of them or their parts. It comes to
 * what reading the row column by column would; what has to be looked at is left where it stands.
 */
export class PlainLines {
  /** How many lines the last `read` took, and how many were taken in all. */
  lines = 0;
  taken = 0;
  private delimiter = 0;
  private longest = 0;
  private starts = new Uint32Array(0);
  private ends = new Uint32Array(0);
  private last: { readonly code: Uint8Array; readonly placed: PlacedIndicator; readonly cells: ByteNames } | null =
    null;
  private readonly names = new Map<ReadonlyMap<string, NumberedCell>, ByteNames>();

  constructor(
    private readonly reader: RowReader,
    private readonly into: Collector,
  ) {}

  begin(delimiter: string, longest: number): void {
    this.delimiter = delimiter.charCodeAt(0);
    this.longest = longest;
  }

  /** Reads from the beginning of a line, of which `row` are before it; answers where the first line begins that it did not take. */
  read(bytes: Buffer, from: number, row: number): number {
    this.lines = 0;
    const { columns } = this.reader;
    if (!columns || columns.carrying[0]?.name !== 'value') return from;
    if (this.starts.length !== columns.titles.length) {
      this.starts = new Uint32Array(columns.titles.length);
      this.ends = new Uint32Array(columns.titles.length);
    }
    let at = from;
    while (at < bytes.length) {
      const next = this.cut(bytes, at);
      if (next < 0 || next - at > this.longest || !this.take(bytes, columns, row + this.lines + 1)) break;
      this.lines += 1;
      at = next;
    }
    this.taken += this.lines;
    return at;
  }

  /** Finds the cells of a line, and the beginning of the next; −1 where it is not whole, or not simple. */
  private cut(bytes: Buffer, from: number): number {
    const { starts, ends, delimiter } = this;
    let column = 0;
    let start = from;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === delimiter || byte === LF) {
        if (column === starts.length) return -1;
        starts[column] = start;
        ends[column] = byte === LF && at > start && bytes[at - 1] === CR ? at - 1 : at;
        column += 1;
        start = at + 1;
        if (byte === delimiter) continue;
        // What a shorter line leaves out is blank.
        starts.fill(start, column);
        ends.fill(start, column);
        return start;
      }
      if (byte === QUOTE || (byte === CR && bytes[at + 1] !== LF)) return -1;
    }
    return -1;
  }

  private take(bytes: Buffer, columns: Columns, row: number): boolean {
    const { starts, ends } = this;
    const { carrying, member, cycle } = columns;
    const [value] = carrying;
    if (!value) return false;
    for (let n = 1; n < carrying.length; n += 1) {
      const at = carrying[n]?.at ?? 0;
      if (starts[at] !== ends[at]) return false;
    }
    if (value.base >= 0 && starts[value.base] !== ends[value.base]) return false;
    if (member >= 0 && starts[member] !== ends[member] && this.textAt(bytes, member) !== this.reader.about.member)
      return false;
    // The first row that names a cycle, too, is read as any other, and says it for the file.
    if (cycle >= 0 && starts[cycle] !== ends[cycle] && this.textAt(bytes, cycle) !== this.reader.about.cycle)
      return false;
    const figure = digitsOf(bytes, starts[value.at] ?? 0, ends[value.at] ?? 0);
    if (figure < 0) return false;
    const found = this.findIndicator(bytes, columns.indicator);
    if (!found || columns.field < 0 || !isPlainlyWithin(figure, found.placed.indicator)) return false;
    const cell = found.cells.find(bytes, starts[columns.field] ?? 0, ends[columns.field] ?? 0);
    if (!cell || !this.reader.isFirst(found.placed, cell, row)) return false;
    this.into.figures?.add(found.placed.place, cellNoOf(cell), figure, row);
    return true;
  }

  /** Rows of one indicator stand together. */
  private findIndicator(bytes: Buffer, column: number): PlainLines['last'] {
    const [start = 0, end = 0] = [this.starts[column], this.ends[column]];
    const { last } = this;
    if (last && last.code.length === end - start) {
      let n = 0;
      while (n < last.code.length && last.code[n] === bytes[start + n]) n += 1;
      if (n === last.code.length) return last;
    }
    const placed = this.reader.form.indicators.get(this.textAt(bytes, column));
    if (!placed) return null;
    this.last = { code: bytes.subarray(start, end).slice(), placed, cells: this.namesOf(placed) };
    return this.last;
  }

  private namesOf({ indicator }: PlacedIndicator): ByteNames {
    const cells = this.reader.form.cellsOf(indicator);
    const names = this.names.get(cells) ?? new ByteNames(cells);
    this.names.set(cells, names);
    return names;
  }

  private textAt(bytes: Buffer, column: number): string {
    return bytes.toString('utf8', this.starts[column], this.ends[column]);
  }
}

/** As `plainFigure` of their text. */
function digitsOf(bytes: Buffer, from: number, to: number): number {
  const length = to - from;
  // Beyond fifteen digits a double is not the figure any more.
  if (length === 0 || length > 15 || (length > 1 && bytes[from] === ZERO)) return -1;
  let figure = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return -1;
    figure = figure * 10 + byte - ZERO;
  }
  return figure;
}
