import { cellField, type Plan } from '@signatory/domain';
import { plainFigure } from '@signatory/rules';
import type { Batch, FigureColumns, Place } from '@signatory/workbook';
import type { EntityManager } from 'typeorm';
import { copyIn, copyRow } from './copy-in.js';
import type { FigureWriter } from './figure-writer.js';
import { fileIndicators, type FileIndicator } from './plan-tables.js';
import { cellRow, fieldRow, keyOf, placeColumns, placeOf, plainRow, twice, type StagedFault } from './staged-rows.js';
import { addPart, figureOf, isChanged, isPlainlySet, OP, type WrittenCell, WRITES } from './written-cell.js';

const TABLES = `
create temp table written_cell (indicator_id text, cell_no int, op int, value numeric, status text, base_value numeric,
  base_status text, sheet text, row_no int, col text, cell text, pointer text) on commit drop;
create temp table written_field (indicator_id text, field text, text text, base text, has_base boolean, sheet text, row_no int,
  col text, cell text, pointer text, n int generated always as identity) on commit drop;
create temp table found_fault (code text, severity text, sheet text, row_no int, col text, cell text, pointer text, indicator text, field text,
  words jsonb, n int generated always as identity) on commit drop`;

const CELLS = 'written_cell';
/** What most rows of a file have. */
const PLAIN_CELLS = 'written_cell (indicator_id, cell_no, value, row_no, col, op)';
const FIELDS = 'written_field (indicator_id, field, text, base, has_base, sheet, row_no, col, cell, pointer)';
const FAULTS = 'found_fault (code, severity, sheet, row_no, col, cell, pointer, indicator, field, words)';

/** What goes to the database at a time, in characters: a round trip for every small batch would be most of the time. */
const COPIED = 500_000;

/** Faults beyond these are counted and not kept: nobody corrects ten thousand cells by hand. */
const KEPT_FAULTS = 10_000;

/** Rows on their way into the tables, in COPY's text form. */
interface Rows {
  plain: string;
  cells: string;
  fields: string;
  faults: string;
}

const [VALUE_BIT, STATUS_BIT] = [1, 2];

const NO_ROWS: Rows = { plain: '', cells: '', fields: '', faults: '' };

/**
 * Takes the fields of a file into temporary tables, a batch at a time: figures as rows that a set-based comparison reads,
 * all other fields by name. What a cell says as it was exported is counted and goes no further, for it changes nothing.
 */
export class Staging {
  fields = 0;
  unchanged = 0;
  /** Every `ERROR`. */
  faults = 0;
  /** Whether every figure is given a value where the file knows of none, and at most the status of any figure beside. */
  isPlain = true;
  /** Whether what was taken has to be looked at once more when all is read: value and status of a figure stood apart, or cells were merged. */
  isOpen = false;
  private told = 0;
  private readonly indicators: ReadonlyMap<string, FileIndicator>;
  private readonly inOrder: readonly FileIndicator[];
  private readonly seen: Uint8Array[] = [];
  private readonly firstPlaces = new Map<string, Place>();
  private copying: Promise<void> = Promise.resolve();
  private rows: Rows = { ...NO_ROWS };

  private constructor(
    private readonly tx: EntityManager,
    plan: Plan,
    private readonly writer: FigureWriter | null,
  ) {
    this.indicators = fileIndicators(plan);
    this.inOrder = [...this.indicators.values()];
  }

  /** With a writer, plain figures go to it and nowhere else. */
  static async open(tx: EntityManager, plan: Plan, writer: FigureWriter | null = null): Promise<Staging> {
    await tx.query(TABLES);
    return new Staging(tx, plan, writer);
  }

  /** The next batch is read while this one is on its way to the database. */
  async add({ fields, faults, figures }: Pick<Batch, 'fields' | 'faults' | 'figures'>): Promise<void> {
    const { rows } = this;
    if (figures) this.addFigures(figures, rows);
    for (const fault of faults) rows.faults += this.faultRow(fault);
    // They are told when their sheet is over.
    if (faults.some(({ code }) => code === MERGED)) this.isOpen = true;
    const faulty = new Set(faults.filter(({ severity }) => severity === 'ERROR').map(({ place }) => keyOf(place)));
    let last: WrittenCell | null = null;
    for (const written of fields) {
      const found = this.indicators.get(written.indicator);
      this.fields += 1;
      // What is told as a fault is left out, or corrected in the file: it is never written as it stands.
      if (!found || (faulty.size > 0 && faulty.has(keyOf(written.place)))) continue;
      const part = figureOf(found, written.field);
      const changed = isChanged(written, part !== null);
      if (!changed) this.unchanged += 1;
      if (changed) this.sawFirst(written.indicator, written.place);
      if (!part) {
        if (changed) rows.fields += fieldRow(found, written);
        continue;
      }
      if (last && (last.code !== written.indicator || last.cellNo !== part.cellNo)) {
        this.write(last, rows);
        last = null;
      }
      if (this.isSecond(found, part.cellNo, part.isStatus ? STATUS_BIT : VALUE_BIT, last !== null)) {
        rows.faults += this.faultRow(twice(written.indicator, written.field, written.place));
        continue;
      }
      last ??= {
        code: written.indicator,
        cellNo: part.cellNo,
        op: 0,
        value: null,
        status: null,
        base: null,
        baseStatus: null,
        place: written.place,
      };
      addPart(last, written, part.isStatus, changed);
    }
    if (last) this.write(last, rows);
    await this.writer?.send();
    if (rows.plain.length + rows.cells.length + rows.fields.length + rows.faults.length >= COPIED) await this.send();
  }

  private addFigures(figures: FigureColumns, rows: Rows): void {
    const { writer } = this;
    let found: FileIndicator | undefined;
    for (let n = 0; n < figures.count; n += 1) {
      const place = figures.places[n] ?? 0;
      const cellNo = figures.cellNos[n] ?? 0;
      const value = figures.values[n] ?? 0;
      const hasStatus = figures.statuses[n] === 1;
      this.fields += hasStatus ? 2 : 1;
      if (found?.place !== place) {
        found = this.inOrder[place];
        if (found) this.sawFirst(found.placed.indicator.code, placeOf(found, figures, n));
      }
      if (!found) continue;
      if (this.isSecond(found, cellNo, hasStatus ? VALUE_BIT | STATUS_BIT : VALUE_BIT, false)) {
        const { indicator, cells } = found.placed;
        rows.faults += this.faultRow(twice(indicator.code, cellField(cells[cellNo] ?? ''), placeOf(found, figures, n)));
      } else if (!writer) this.addFigure(found, figures, n, rows);
      else {
        // Said to be as it is without saying: where nothing stood, that is no change.
        if (hasStatus) this.unchanged += 1;
        writer.take(found, cellNo, value);
      }
    }
  }

  private addFigure(found: FileIndicator, figures: FigureColumns, n: number, rows: Rows): void {
    const { cellNos, values, rows: numbers, origins, originOf, statuses } = figures;
    const cellNo = cellNos[n] ?? 0;
    const value = values[n] ?? 0;
    const { isBased = false, sheet, pointer } = originOf[origins[n] ?? 0] ?? {};
    let op: number = isBased ? OP.set | OP.base : OP.set;
    const hasStatus = statuses[n] === 1;
    if (!hasStatus && sheet === undefined && pointer === undefined) {
      rows.plain += plainRow(found, cellNo, value, numbers[n] ?? 0, op);
      return;
    }
    if (hasStatus) op |= isBased ? OP.setStatus | OP.sawStatus | OP.baseStatus : OP.setStatus | OP.sawStatus;
    const said = { op, value: String(value), status: hasStatus ? 'normal' : null, base: null, baseStatus: null };
    rows.cells += cellRow(found, { cellNo, ...said, place: placeOf(found, figures, n) });
  }

  private sawFirst(indicator: string, place: Place): void {
    if (!this.firstPlaces.has(indicator)) this.firstPlaces.set(indicator, place);
  }

  private async send(): Promise<void> {
    await this.copying;
    this.copying = this.copy(this.rows);
    this.rows = { ...NO_ROWS };
    // Awaited with the next batch; a failure meanwhile must not go unheard.
    this.copying.catch(() => {});
  }

  /** Where the file first changes an indicator. */
  placeOf(indicator: string): Place {
    return this.firstPlaces.get(indicator) ?? {};
  }

  /** Adds faults that a comparison found. */
  async addFaults(faults: readonly StagedFault[]): Promise<void> {
    await this.copying;
    await this.copy({ ...NO_ROWS, faults: faults.map((fault) => this.faultRow(fault)).join('') });
  }

  /** Everything is in the tables, one row for each figure. */
  async end(): Promise<void> {
    await this.send();
    await this.copying;
    await this.writer?.end();
    if (!this.isOpen) return;
    await this.tx.query(LEAVE_OUT_MERGED);
    await this.tx.query(JOIN_SPLIT);
    this.isPlain = false;
  }

  /**
   * Nothing of what was read is of this report, which the file says only after it: what was written of it by the way is undone,
   * nothing is left that could be applied, and what is wrong with its rows is nobody's to correct here.
   */
  async forget(): Promise<void> {
    for (const table of [CELLS, 'written_field', 'found_fault']) await this.tx.query(`delete from ${table}`);
    this.firstPlaces.clear();
    [this.fields, this.unchanged, this.faults, this.told, this.isOpen] = [0, 0, 0, 0, true];
  }

  private write(cell: WrittenCell, rows: Rows): void {
    const { code, cellNo, op, value, base, place } = cell;
    if ((op & WRITES) === 0) return;
    const found = this.indicators.get(code);
    if (!found) return;
    const isPlain = (op & ~OP.base) === OP.set && base === null;
    if (this.writer && cellNo > 0 && isPlainlySet(cell)) {
      const figure = plainFigure(value ?? '');
      // Said to be as it is without saying: where nothing stood, that is no change.
      if (figure >= 0 && (op & OP.setStatus) > 0) this.unchanged += 1;
      if (figure >= 0) return this.writer.take(found, cellNo, figure);
    }
    if (!isPlain) this.isPlain = false;
    // A place of a row and a known column, and a figure that was read as one: nothing in them is escaped.
    if (isPlain && place.row !== undefined && place.column === 'value' && place.sheet === undefined)
      rows.plain += plainRow(found, cellNo, value ?? '', place.row, op);
    else rows.cells += cellRow(found, cell);
  }

  private async copy(rows: Rows): Promise<void> {
    if (rows.plain !== '') await copyIn(this.tx, PLAIN_CELLS, rows.plain);
    if (rows.cells !== '') await copyIn(this.tx, CELLS, rows.cells);
    if (rows.fields !== '') await copyIn(this.tx, FIELDS, rows.fields);
    if (rows.faults !== '') await copyIn(this.tx, FAULTS, rows.faults);
  }

  private faultRow({ code, severity = 'ERROR', place, indicator, field, words }: StagedFault): string {
    if (severity === 'ERROR') this.faults += 1;
    this.told += 1;
    if (this.told > KEPT_FAULTS) return '';
    return copyRow([code, severity, ...placeColumns(place), indicator ?? null, field ?? null, JSON.stringify(words)]);
  }

  /** Two bits for each figure, its value's and its status's: a million take a quarter of a megabyte. */
  private isSecond({ placed, place }: FileIndicator, cellNo: number, own: number, isBeside: boolean): boolean {
    const bits = (this.seen[place] ??= new Uint8Array((placed.cells.length >> 2) + 1));
    const at = cellNo >> 2;
    const shift = (cellNo & 3) * 2;
    const pair = ((bits[at] ?? 0) >> shift) & 3;
    if ((pair & own) !== 0) return true;
    if (pair !== 0 && !isBeside) this.isOpen = true;
    bits[at] = (bits[at] ?? 0) | (own << shift);
    return false;
  }
}

const MERGED = 'cell.merged';

// Of which rows a merged cell was meant nobody knows: it is never written.
const LEAVE_OUT_MERGED = ['written_cell', 'written_field']
  .map(
    (table) => `delete from ${table} w using found_fault f where f.code = '${MERGED}' and f.sheet = w.sheet
  and f.row_no = w.row_no and f.col = w.col`,
  )
  .join('; ');

// Value and status of a figure may stand far apart in a sheet; side by side they are one row from the beginning.
const JOIN_SPLIT = `
with taken as (delete from written_cell returning *)
insert into written_cell
select indicator_id, cell_no, bit_or(op), max(value), max(status), max(base_value), max(base_status), min(sheet), min(row_no),
  min(col), min(cell), min(pointer) from taken group by indicator_id, cell_no`;
