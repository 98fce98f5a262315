import { clip, faultWords, nearValues, type FaultWords } from '@signatory/domain';
import { fileFault } from '../file-problem.js';
import type { FileFault, FileLimits, Place, SaidOfFile } from '../report-file.js';
import type { Collector } from './collector.js';
import { readColumns, type Columns } from './columns.js';
import { cellNoOf, headField, type Form, type NumberedCell, type PlacedIndicator } from './form.js';
import type { DateSystems } from './date-systems.js';
import { columnOf, lettersOf } from './letters.js';
import { LostSheet } from './lost-sheet.js';
import { readPlainRow, type PlainRow } from './plain-row.js';
import { fieldOf } from './column-field.js';
import { itemFieldNamed } from './item-names.js';
import { isBlank, placeOf, textOf, versionOf } from './raw-cells.js';
import type { RawRow, SheetEnd } from './raw-row.js';
import { readField } from './field-reader.js';
import { Seen, type FirstPlace } from './seen.js';

/** A header stands among the first rows of its sheet, under a title and some words. */
const HEADER_WITHIN = 50;

/** Stands before the member's code on the sheet that nobody sees. */
export const MEMBER_MARK = 'signatory:member';
export const CYCLE_MARK = 'signatory:cycle';

/** Turns the rows of a table, or of the sheets of a workbook, into fields, whatever the order of rows and columns. */
export class RowReader {
  private readonly seen: Seen;
  private sheet: string | undefined;
  /** Where the header of the sheet at hand says that its columns stand. */
  columns: Columns | null = null;
  private hiddenRows: number[] = [];
  private passed = 0;
  private headers = 0;
  private lost: LostSheet;
  /** Told at the end: a file without any header has one fault, not one for each sheet. */
  private readonly unread: FileFault[] = [];
  private member: string | null = null;
  private cycle: string | null = null;

  constructor(
    readonly form: Form,
    private readonly limits: FileLimits,
    private readonly into: Collector,
    private readonly dates?: DateSystems,
  ) {
    this.seen = new Seen(form);
    this.lost = new LostSheet(form);
  }

  /** Whose report the rows say it is. */
  get about(): SaidOfFile {
    return { ...(this.member !== null && { member: this.member }), ...(this.cycle !== null && { cycle: this.cycle }) };
  }

  read(row: RawRow): void {
    if (row.sheet !== this.sheet) this.begin(row.sheet);
    if (!this.columns) {
      if (this.passed < HEADER_WITHIN) this.seekHeader(row);
      this.passed += 1;
      return;
    }
    this.readRow(row, this.columns);
  }

  /** What a sheet says of itself after its rows. */
  endSheet({ sheet, hidden: hiddenSheet, merged, hiddenColumns }: SheetEnd): void {
    const { columns } = this;
    const lost = columns || this.sheet !== sheet ? null : this.lost.told();
    if (lost) this.unread.push(lost);
    if (columns && this.sheet === sheet) {
      for (const range of merged) this.tellMerged(sheet, range, columns);
      const hidden = columns.carrying.filter(({ at }) => hiddenColumns.has(at));
      if (hidden.length > 0) this.tellHidden({ sheet, column: hidden[0]?.name ?? '' }, 'hidden.columns', hidden.length);
      const [row] = this.hiddenRows;
      const what = hiddenSheet ? 'hidden.sheet' : 'hidden.rows';
      if (row !== undefined) this.tellHidden({ sheet, row }, what, this.hiddenRows.length);
    }
    this.begin(undefined);
  }

  /** Told at the end: a file in which no sheet has a header has nothing of ours. */
  end(): void {
    const dates = this.dates?.told();
    if (dates) this.into.fault(dates);
    if (this.headers > 0) for (const fault of this.unread) this.into.fault(fault);
    else this.into.fault(fileFault(faultWords('sheet.no-header'), {}));
  }

  private tellHidden(place: Place, code: 'hidden.columns' | 'hidden.rows' | 'hidden.sheet', count: number): void {
    this.into.fault(fileFault(faultWords(code, { count }), place, 'INFO'));
  }

  // A merged cell has one text, and the cells that it covers are blank: of which rows it was meant cannot be known.
  private tellMerged(sheet: string, range: string, columns: Columns): void {
    const [, from = '', first = '', to = '', last = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
    if (Number(last) <= columns.row) return;
    const carries = [...columns.carrying.map(({ at }) => at), columns.indicator, columns.field];
    const touched = carries.filter((at) => columnOf(from) <= at && at <= columnOf(to));
    if (touched.length === 0 || (first === last && touched.length === 1)) return;
    const column = columns.titles[touched[0] ?? 0] ?? '';
    const place = { sheet, row: Number(first), cell: `${from}${first}`, column };
    this.into.fault(fileFault(faultWords('cell.merged', { range }), place));
  }

  private begin(sheet: string | undefined): void {
    this.sheet = sheet;
    this.hiddenRows = [];
    this.columns = null;
    this.passed = 0;
    this.lost = new LostSheet(this.form);
  }

  private seekHeader(row: RawRow): void {
    const found = readColumns(
      row.row,
      row.cells.map((cell) => (typeof cell === 'string' ? cell : undefined)),
    );
    if (!found) {
      this.lost.see(row);
      return this.readMark(row);
    }
    this.headers += 1;
    for (const { code, column } of found.faults) {
      const place = placeOf(row, found.columns.titles.indexOf(column), column);
      const severity = code === 'header.unknown' ? 'INFO' : 'ERROR';
      this.into.fault(fileFault(faultWords(code, { column: clip(column) }), place, severity));
    }
    if (found.unread > 0)
      this.into.fault(
        fileFault(
          faultWords('header.unknown.more', { count: found.unread }),
          placeOf(row, undefined, undefined),
          'INFO',
        ),
      );
    const broken = found.faults.some(({ code }) => code !== 'header.unknown');
    // A header at fault is told once; its rows cannot be read and would each be told again.
    this.columns = broken ? { ...found.columns, carrying: [] } : found.columns;
    const [value] = found.columns.carrying;
    const sheet = row.sheet === undefined ? {} : { sheet: { name: row.sheet, letters: lettersOf(value?.at ?? 0) } };
    this.into.figures?.begin({ ...sheet, isBased: (value?.base ?? -1) >= 0 });
  }

  /** A workbook says on a sheet of its own whose it is, and for which cycle it was made. */
  private readMark({ cells: [mark, said] }: RawRow): void {
    if (typeof said !== 'string' || said === '') return;
    if (mark === MEMBER_MARK) this.member ??= said;
    if (mark === CYCLE_MARK) this.cycle ??= said;
  }

  /** Marks the cell that a row of a table is about; false where it stood in an earlier row, and is left unmarked. */
  isFirst({ indicator }: PlacedIndicator, { number }: NumberedCell, row: number): boolean {
    return this.seen.markNumber(indicator.code, number, '', row) === null;
  }

  private addPlain(row: RawRow, { carrying }: Columns, { placed, cell, text, beside }: PlainRow): void {
    const at = carrying[0]?.at ?? -1;
    const first = this.firstOf(row, placed, cell);
    if (first) return this.tellTwice(row, placed, cell.field, at, first);
    const { code } = placed.indicator;
    if (this.into.figures && (beside.base ?? '') === '')
      return this.into.figures.add(placed.place, cellNoOf(cell), Number(text), row.row);
    this.into.add({ indicator: code, field: cell.field, text, ...beside, place: placeOf(row, at, 'value') });
  }

  private firstOf(row: RawRow, placed: PlacedIndicator, { field, number }: PlainRow['cell']): FirstPlace | null {
    if (number === null) return this.seen.mark(placed, field, row);
    return this.seen.markNumber(placed.indicator.code, number, row.sheet ?? '', row.row);
  }

  private tellTwice(row: RawRow, { indicator }: PlacedIndicator, field: string, at: number, first: FirstPlace): void {
    const isSheet = first.sheet === '' ? 'no' : 'yes';
    const words = faultWords('row.twice', { indicator: indicator.code, field, ...first, isSheet });
    this.fault(words, row, at, { indicator: indicator.code, field });
  }

  private readRow(row: RawRow, columns: Columns): void {
    const member = columns.member < 0 ? '' : textOf(row.cells[columns.member]).trim();
    const cycle = columns.cycle < 0 ? '' : textOf(row.cells[columns.cycle]).trim();
    const isOurs = (member === '' || member === this.member) && (cycle === '' || cycle === this.cycle);
    const plain = isOurs ? readPlainRow(row, columns, this.form) : null;
    if (plain) return this.addPlain(row, columns, plain);
    if (row.cells.every((cell) => cell === undefined || (typeof cell === 'string' && cell.trim() === ''))) return;
    // Of a row of another's report, or one whose cells may stand in other columns than was meant, all is told and nothing taken.
    const [isOfMember, isOfCycle] = [this.isOfMember(row, columns, member), this.isOfCycle(row, columns, cycle)];
    let isTaken = isOfMember && isOfCycle;
    if (columns.carrying.length === 0) return;
    // In a workbook that is a note beside the table; in a file of text a separator may stand where none was meant.
    if (
      row.sheet === undefined &&
      row.cells.length > columns.titles.length &&
      row.cells.slice(columns.titles.length).some((cell) => cell)
    ) {
      isTaken = false;
      const lengths = { cells: row.cells.length, header: columns.titles.length };
      this.fault(faultWords('row.length', lengths), row, undefined);
    }
    const filled = columns.carrying.filter(({ at }) => !isBlank(row.cells[at]));
    if (filled.length === 0) return;
    if (row.hidden) this.hiddenRows.push(row.row);
    const code = textOf(row.cells[columns.indicator]).trim();
    const placed = this.form.indicators.get(code);
    if (!placed) return this.unknownIndicator(row, columns, code);
    const written = textOf(row.cells[columns.field]).trim();
    const pieces = columns.carrying.every(({ name }) => name !== 'value');
    // On the sheet of evidence a further row is a further piece.
    const field = written === '' && pieces ? `evidence.new-row-${row.row}` : this.resolve(placed, written);
    const { version } = versionOf(row.cells[columns.version]);
    let isTold = false;
    for (const column of filled) {
      const name = fieldOf(placed, field, column.name);
      const kind = name === null ? null : this.form.kindOf(placed.indicator, name);
      if (name === null || !kind) {
        this.unknownField(row, placed, field, column);
        continue;
      }
      const isNew = (): boolean => {
        const first = isTaken ? this.seen.mark(placed, name, row) : null;
        // A row that was copied is one mistake, however many columns it fills.
        if (first && !isTold) this.tellTwice(row, placed, name, column.at, first);
        isTold ||= first !== null;
        return isTaken && first === null;
      };
      const found = {
        placed,
        field: name,
        kind,
        raw: row.cells[column.at],
        base: column.base < 0 ? undefined : textOf(row.cells[column.base]),
        version,
        place: placeOf(row, column.at, column.name),
      };
      if (kind.kind === 'date') this.dates?.see(found.raw, found.place);
      readField(found, this.limits, this.into, isNew);
    }
  }

  private isOfMember(row: RawRow, columns: Columns, member: string): boolean {
    if (member === '') return true;
    this.member ??= member;
    if (member === this.member) return true;
    const mixed = { first: this.member, second: clip(member) };
    this.fault(faultWords('file.other-member.mixed', mixed), row, columns.member);
    return false;
  }

  private isOfCycle(row: RawRow, columns: Columns, cycle: string): boolean {
    if (cycle === '') return true;
    this.cycle ??= cycle;
    if (cycle === this.cycle) return true;
    this.fault(faultWords('file.other-cycle', { said: clip(cycle), cycle: this.cycle }), row, columns.cycle);
    return false;
  }

  /** `sex.female` and `route-a.date` are certain without what stands before them. */
  private resolve({ indicator }: PlacedIndicator, field: string): string {
    if (field === '') return headField(indicator);
    if (this.form.kindOf(indicator, field) || field.startsWith('evidence.')) return field;
    if (this.form.kindOf(indicator, `cells.${field}`)) return `cells.${field}`;
    const named = itemFieldNamed(this.form, indicator, field);
    return named ?? (this.form.kindOf(indicator, `items.${field}`) ? `items.${field}` : field);
  }

  private unknownIndicator(row: RawRow, { indicator }: Columns, code: string): void {
    if (code === '') return this.fault(faultWords('row.no-indicator'), row, indicator);
    const near = nearValues(this.into.nearest(code, this.form.indicators.keys()));
    this.fault(faultWords('row.unknown-indicator', { indicator: clip(code), ...near }), row, indicator);
  }

  private unknownField(
    row: RawRow,
    placed: PlacedIndicator,
    field: string,
    column: { name: string; at: number },
  ): void {
    const { indicator } = placed;
    const known = this.form.kindOf(indicator, field) !== null || field === headField(indicator);
    if (known)
      return this.fault(
        faultWords('cell.not-here', { indicator: indicator.code, field: clip(field, 80), column: column.name }),
        row,
        column.at,
        { indicator: indicator.code, field },
      );
    const near = nearValues(this.into.nearest(field, this.form.namesFor(indicator)));
    const unknown = { indicator: indicator.code, field: clip(field, 60), ...near };
    this.fault(faultWords('row.unknown-field', unknown), row, column.at, { indicator: indicator.code });
  }

  private fault(
    words: FaultWords,
    row: RawRow,
    at: number | undefined,
    about?: Pick<FileFault, 'indicator' | 'field'>,
  ): void {
    const title = at === undefined || at < 0 ? undefined : this.columns?.titles[at];
    this.into.fault(fileFault(words, placeOf(row, at, title), 'ERROR', about));
  }
}
