import { clip, faultWords } from '@signatory/domain';
import { problem } from '../file-problem.js';
import type { FileLimits } from '../report-file.js';
import { columnOf } from '../table/letters.js';
import type { RawCell, RawRow, SheetEnd } from '../table/raw-row.js';
import type { Archive } from './archive.js';
import type { SheetPart, WorkbookParts } from './read-parts.js';
import { parseXml, unescapeText, type Attributes } from './xml.js';

/** Reads a sheet row by row; memory is that of a few rows. */
export async function* readSheet(
  archive: Archive,
  part: SheetPart,
  workbook: Pick<WorkbookParts, 'shown' | 'strings' | 'dateSystem'>,
  limits: FileLimits,
): AsyncGenerator<RawRow | SheetEnd> {
  const reader = new SheetReader(part, workbook, limits);
  for await (const _ of parseXml(archive.bytes(part.path), part.path, reader)) yield* reader.take();
  yield* reader.take();
  yield { sheet: part.name, hidden: part.hidden, merged: reader.merged, hiddenColumns: reader.hiddenColumns };
}

/** As many as a sheet can have. */
const ROWS = 1_048_576;

class SheetReader {
  readonly merged: string[] = [];
  readonly hiddenColumns = new Set<number>();
  private rows: RawRow[] = [];
  private row = 0;
  private hiddenRow = false;
  private cells: (RawCell | undefined)[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inline = '';
  private formula = false;
  private into: 'value' | 'text' | null = null;
  private reading = 0;

  constructor(
    private readonly part: SheetPart,
    private readonly workbook: Pick<WorkbookParts, 'shown' | 'strings' | 'dateSystem'>,
    private readonly limits: FileLimits,
  ) {}

  take(): readonly RawRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'row':
        this.row = this.numberOf(attributes['r'] ?? String(this.row + 1));
        this.hiddenRow = attributes['hidden'] === '1' || attributes['hidden'] === 'true';
        this.cells = [];
        this.column = -1;
        break;
      case 'c':
        this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
        this.type = attributes['t'] ?? 'n';
        this.style = Number(attributes['s'] ?? 0);
        this.value = '';
        this.inline = '';
        this.formula = false;
        break;
      case 'v':
        this.into = 'value';
        break;
      case 't':
        this.into = this.reading === 0 ? 'text' : null;
        break;
      case 'f':
        this.formula = true;
        this.into = null;
        break;
      case 'rPh':
        this.reading += 1;
        break;
      case 'col':
        if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') this.hide(attributes);
        break;
      case 'mergeCell':
        if (this.merged.length < this.limits.faults) this.merged.push(attributes['ref'] ?? '');
        break;
      default:
    }
  }

  text(piece: string): void {
    if (this.into === 'value') this.value += piece;
    else if (this.into === 'text') this.inline += piece;
  }

  close(tag: string): void {
    switch (tag) {
      case 'v':
      case 't':
        this.into = null;
        break;
      case 'rPh':
        this.reading -= 1;
        break;
      case 'c':
        this.endCell();
        break;
      case 'row':
        if (this.cells.length > 0)
          this.rows.push({
            sheet: this.part.name,
            row: this.row,
            cells: this.cells,
            ...(this.hiddenRow || this.part.hidden ? { hidden: true } : {}),
          });
        break;
      default:
    }
  }

  /** A spreadsheet numbers its rows from 1 to 1,048,576; whoever writes something else means no row of it. */
  private numberOf(written: string): number {
    const row = /^[1-9]\d{0,6}$/.test(written) ? Number(written) : ROWS + 1;
    if (row <= ROWS) return row;
    throw problem(faultWords('file.damaged.row-number', { number: clip(written, 20) }), {
      sheet: this.part.name,
      row: this.row + 1,
    });
  }

  private endCell(): void {
    const cell = this.readCell();
    if (cell === undefined || cell === '') return;
    if (this.column >= this.limits.columns || this.column < 0)
      throw problem(faultWords('file.too-large.columns', { most: this.limits.columns }), {
        sheet: this.part.name,
        row: this.row,
      });
    this.cells[this.column] = cell;
  }

  private readCell(): RawCell | undefined {
    const { formula, value } = this;
    const shown = this.workbook.shown[this.style];
    const also = formula ? { formula: true } : {};
    switch (this.type) {
      case 's':
        return this.say(this.workbook.strings[Number(value)] ?? '');
      case 'inlineStr':
        return this.say(unescapeText(this.inline));
      case 'str':
        return this.say(unescapeText(value));
      case 'b':
        return value === '' ? this.empty() : { kind: 'boolean', value: value === '1' || value === 'true', ...also };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return value === '' ? this.empty() : { kind: 'day', text: value, ...also };
      default:
        if (value === '') return this.empty();
        return {
          kind: 'number',
          text: value,
          dated: shown === 'day' ? this.workbook.dateSystem : null,
          ...(shown === 'percent' ? { percent: true } : {}),
          ...also,
        };
    }
  }

  private say(text: string): RawCell | undefined {
    if (!this.formula) return text;
    return text === '' ? this.empty() : { kind: 'text', text, formula: true };
  }

  /** A formula without its result was never calculated by a spreadsheet. */
  private empty(): RawCell | undefined {
    return this.formula ? { kind: 'uncalculated' } : undefined;
  }

  private hide({ min = '0', max = '0' }: Attributes): void {
    const last = Math.min(Number(max), this.limits.columns);
    for (let column = Number(min); column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }
}
