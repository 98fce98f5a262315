import { nearest } from '@signatory/rules';
import type { FileFault, FileLimits, Place } from '../report-file.js';
import type { Collector } from './collector.js';
import { readColumns, type CarryingColumn, type Columns } from './columns.js';
import { headField, type Form, type PlacedIndicator } from './form.js';
import type { RawCell, RawRow } from './raw-row.js';
import { readCell, type Reading } from './read-cell.js';
import { Seen } from './seen.js';

/** A header stands among the first rows of its sheet, under a title and some words. */
const HEADER_WITHIN = 50;

/** Turns the rows of a table, or of the sheets of a workbook, into fields, whatever the order of rows and columns. */
export class RowReader {
  private readonly seen: Seen;
  private sheet: string | undefined;
  private columns: Columns | null = null;
  private passed = 0;
  private headers = 0;
  private member: string | null = null;

  constructor(
    private readonly form: Form,
    private readonly limits: FileLimits,
    private readonly into: Collector,
  ) {
    this.seen = new Seen(form);
  }

  /** Whose report the rows say it is. */
  get about(): { readonly member?: string } {
    return this.member === null ? {} : { member: this.member };
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

  /** Told at the end: a file in which no sheet has a header has nothing of ours. */
  end(): void {
    if (this.headers > 0) return;
    this.into.fault({
      code: 'sheet.no-header',
      severity: 'ERROR',
      place: {},
      message: 'No row names the columns: one of the headings must be "indicator"',
      cure: 'Take the exported file and fill it in, or write a header: indicator,field,value,status,reason.',
    });
  }

  private begin(sheet: string | undefined): void {
    this.sheet = sheet;
    this.columns = null;
    this.passed = 0;
  }

  private seekHeader(row: RawRow): void {
    const found = readColumns(
      row.row,
      row.cells.map((cell) => (typeof cell === 'string' ? cell : undefined)),
    );
    if (!found) return;
    this.headers += 1;
    for (const { code, column } of found.faults) {
      const place = placeOf(row, found.columns.titles.indexOf(column), column);
      this.into.fault({ code, place, ...HEADER_WORDS[code](column) });
    }
    const broken = found.faults.some(({ code }) => code !== 'header.unknown');
    // A header at fault is told once; its rows cannot be read and would each be told again.
    this.columns = broken ? { ...found.columns, carrying: [] } : found.columns;
  }

  private readRow(row: RawRow, columns: Columns): void {
    if (row.cells.every((cell) => cell === undefined || (typeof cell === 'string' && cell.trim() === ''))) return;
    this.readMember(row, columns);
    if (columns.carrying.length === 0) return;
    if (row.cells.length > columns.titles.length && row.cells.slice(columns.titles.length).some((cell) => cell))
      this.fault('row.length', row, undefined, {
        message: `The row has ${row.cells.length} cells and the header ${columns.titles.length}`,
        cure: 'Check the separators, and put a text that contains one in quotes.',
      });
    const filled = columns.carrying.filter(({ at }) => !isBlank(row.cells[at]));
    if (filled.length === 0) return;
    const code = textOf(row.cells[columns.indicator]).trim();
    const placed = this.form.indicators.get(code);
    if (!placed) return this.unknownIndicator(row, columns, code);
    const field = this.resolve(placed, textOf(row.cells[columns.field]).trim());
    const version = Number(textOf(row.cells[columns.version]) || Number.NaN);
    for (const column of filled) {
      const name = fieldOf(placed, field, column.name);
      const kind = name === null ? null : this.form.kindOf(placed.indicator, name);
      if (name === null || !kind) {
        this.unknownField(row, placed, field, column);
        continue;
      }
      const raw = row.cells[column.at];
      const base = column.base < 0 ? undefined : textOf(row.cells[column.base]);
      const place = placeOf(row, column.at, column.name);
      const reading = this.checkLength(raw) ?? readCell(kind, raw, base);
      for (const fault of reading.faults) this.into.fault({ ...fault, place });
      if (reading.text === null) continue;
      const first = this.seen.mark(placed, name, row);
      if (first !== null) {
        this.fault('row.twice', row, column.at, {
          message: `${code} ${name} stands in ${first} too`,
          cure: 'Write it once, and delete the other row.',
        });
        continue;
      }
      this.into.add({
        indicator: code,
        // "provisional" beside the figure itself says that the entry is answered, and how.
        ...reading.said,
        field: reading.said?.field ?? name,
        text: reading.text,
        ...(base === undefined ? {} : { base }),
        ...(Number.isSafeInteger(version) && version >= 0 ? { version } : {}),
        place,
      });
    }
  }

  private readMember(row: RawRow, columns: Columns): void {
    const member = columns.member < 0 ? '' : textOf(row.cells[columns.member]).trim();
    if (member === '' || member === this.member) return;
    if (this.member !== null)
      this.fault('file.other-member', row, columns.member, {
        message: `One report is of one member, not of ${this.member} and ${member}`,
        cure: 'Send a file for each.',
      });
    this.member ??= member;
  }

  /** `sex.female` and `route-a.date` are certain without what stands before them. */
  private resolve({ indicator }: PlacedIndicator, field: string): string {
    if (field === '') return headField(indicator);
    if (this.form.kindOf(indicator, field) || field.startsWith('evidence.')) return field;
    return [`cells.${field}`, `items.${field}`].find((name) => this.form.kindOf(indicator, name)) ?? field;
  }

  private checkLength(raw: RawCell | undefined): Reading | null {
    if (typeof raw !== 'string' || raw.length <= this.limits.cell) return null;
    const message = `The text has ${raw.length} characters; ${this.limits.cell} are read`;
    return {
      text: null,
      faults: [
        { code: 'cell.too-long', severity: 'ERROR', message, cure: 'Shorten it, and put the rest into evidence.' },
      ],
    };
  }

  private unknownIndicator(row: RawRow, { indicator }: Columns, code: string): void {
    if (code === '')
      return this.fault('row.no-indicator', row, indicator, {
        message: 'The row does not say which indicator it answers',
        cure: "Write the indicator's code.",
      });
    const near = nearest(code, this.form.indicators.keys());
    this.fault('row.unknown-indicator', row, indicator, {
      message: `The plan has no indicator "${clip(code)}"`,
      cure: near ? `Did you mean "${near}"?` : "Write an indicator's code, or delete the row.",
    });
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
      return this.fault('cell.not-here', row, column.at, {
        message: `${indicator.code} ${field} has no ${column.name} of its own`,
        cure: `Leave the cell empty; the ${column.name} of the answer stands in the row of the answer.`,
      });
    const near = nearest(field, this.form.fieldsFor(indicator));
    this.fault('row.unknown-field', row, column.at, {
      message: `${indicator.code} has no field "${clip(field)}"`,
      cure: near ? `Did you mean "${near}"?` : 'Write a field of the exported file, or delete the row.',
    });
  }

  private fault(
    code: FileFault['code'],
    row: RawRow,
    at: number | undefined,
    words: { readonly message: string; readonly cure: string },
  ): void {
    const title = at === undefined || at < 0 ? undefined : this.columns?.titles[at];
    this.into.fault({ code, severity: 'ERROR', place: placeOf(row, at, title), ...words });
  }
}

const HEADER_WORDS: Readonly<
  Record<
    'header.missing' | 'header.twice' | 'header.unknown',
    (column: string) => { severity: 'ERROR' | 'INFO'; message: string; cure: string }
  >
> = {
  'header.missing': (column) => ({
    severity: 'ERROR',
    message: `The column "${column}" is missing`,
    cure: 'Add it: it carries the answers.',
  }),
  'header.twice': (column) => ({
    severity: 'ERROR',
    message: `The column "${column}" stands twice`,
    cure: 'Delete or rename one of the two.',
  }),
  'header.unknown': (column) => ({
    severity: 'INFO',
    message: `The column "${clip(column)}" is not read`,
    cure: 'Nothing need be done, if it is your own.',
  }),
};

/** Which field a column of a row carries; null where the row has none there. */
function fieldOf({ indicator }: PlacedIndicator, field: string, column: CarryingColumn): string | null {
  const head = field === headField(indicator);
  switch (column) {
    case 'value':
      return field;
    case 'reason':
      return head ? 'reason' : null;
    case 'status':
      if (head) return 'status';
      return /^cells\.[^.]+\.[^.]+$/.test(field) ? `${field}.status` : null;
    default:
      return /^evidence\.[^.]+$/.test(field) ? `${field}.${column}` : null;
  }
}

function placeOf({ sheet, row }: RawRow, at: number | undefined, column: string | undefined): Place {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    row,
    ...(column === undefined ? {} : { column }),
    ...(sheet === undefined || at === undefined || at < 0 ? {} : { cell: `${lettersOf(at)}${row}` }),
  };
}

/** 0 → `A`, 27 → `AB`. */
export function lettersOf(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : `${lettersOf(Math.floor(column / 26) - 1)}${letter}`;
}

function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || cell === '';
}

function textOf(cell: RawCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return 'text' in cell ? cell.text : '';
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
