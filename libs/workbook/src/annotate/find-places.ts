import type { Severity } from '@signatory/domain';
import { message } from '@signatory/texts';
import type { FileLimits } from '../report-file.js';
import { readColumns, type Columns } from '../table/columns.js';
import { columnOf, lettersOf } from '../table/letters.js';
import type { RawRow } from '../table/raw-row.js';

/** A finding to be written back: on which field of which entry, how grave, in the reader's words. */
export interface Note {
  /** The indicator's code. */
  readonly indicator: string;
  /** A name of `fieldsOf`. */
  readonly field: string;
  readonly severity: Severity;
  readonly text: string;
  /** Where the file itself says that it stands; without one it is looked for by indicator and field. */
  readonly at?: {
    readonly sheet?: string;
    readonly row: number;
    /** `C12`; the row's first without. */ readonly cell?: string;
  };
}

/** How grave a finding is, in a language. */
export function severityOf({ severity }: Note, language: string): string {
  return message(language, `severity.${severity}`);
}

/** As a cell's comment says it. */
export function wordsOf(note: Note, language: string): string {
  return `${severityOf(note, language)}: ${note.text}`;
}

export interface PlacedNote {
  readonly note: Note;
  /** Null where the file has no row for it. */
  readonly place: {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly cell: string;
  } | null;
}

/** Finds where each note belongs, in one pass over the rows. A note without a row of its own stands at its entry's answer. */
export class NotePlaces {
  private readonly exact = new Map<string, PlacedNote['place']>();
  private readonly heads = new Map<string, PlacedNote['place']>();
  private readonly wanted: ReadonlySet<string>;
  private sheet: string | undefined;
  private columns: Columns | null = null;
  private passed = 0;

  constructor(private readonly notes: readonly Note[]) {
    this.wanted = new Set(notes.map(({ indicator }) => indicator));
  }

  read(row: RawRow, limits: Pick<FileLimits, 'columns'>): void {
    if (row.sheet !== this.sheet) {
      this.sheet = row.sheet;
      this.columns = null;
      this.passed = 0;
    }
    const text = (at: number): string => {
      const cell = at < 0 || at > limits.columns ? undefined : row.cells[at];
      return typeof cell === 'string' ? cell.trim() : '';
    };
    if (!this.columns) {
      this.passed += 1;
      if (this.passed > 50) return;
      this.columns =
        readColumns(
          row.row,
          row.cells.map((cell) => (typeof cell === 'string' ? cell : undefined)),
        )?.columns ?? null;
      return;
    }
    const { columns } = this;
    const indicator = text(columns.indicator);
    if (!this.wanted.has(indicator)) return;
    const written = text(columns.field) || 'value';
    for (const { name, at } of columns.carrying) {
      const place = { sheet: row.sheet ?? '', row: row.row, column: at, cell: `${lettersOf(at)}${row.row}` };
      const head = written === 'value' || written === 'items';
      const field = name === 'value' ? written : head ? name : `${written}.${name}`;
      this.exact.set(`${indicator} ${field}`, place);
      if (head && name === 'value') this.heads.set(indicator, place);
    }
  }

  placed(): PlacedNote[] {
    return this.notes.map((note) => ({ note, place: this.find(note) }));
  }

  private find({ indicator, field, at }: Note): PlacedNote['place'] {
    if (at) {
      const cell = at.cell ?? `A${at.row}`;
      return { sheet: at.sheet ?? '', row: at.row, column: columnOf(cell), cell };
    }
    const names = [field, `cells.${field}`, `items.${field}`];
    for (const name of names) {
      const place = this.exact.get(`${indicator} ${name}`);
      if (place) return place;
    }
    return this.heads.get(indicator) ?? null;
  }
}
