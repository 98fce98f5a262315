import type { OutCell } from '../xlsx/sheet-writer.js';
import type { StyleName } from '../xlsx/styles.js';

/** A table of a release, to be one sheet, or more where a sheet cannot hold its rows. */
export interface ReleaseTable {
  /** Of the sheet; cut and told apart where it has to be. */
  readonly name: string;
  /** Above the table. */
  readonly title: string;
  /** What the table says and does not say, in one sentence. */
  readonly lead: string;
  readonly columns: readonly ReleaseColumn[];
  readonly rows: ReleaseRows;
  /** Columns that stay in sight. */
  readonly fixed: number;
  /** Rows at the end that stay there when the others are sorted. */
  readonly foot?: number;
}

export interface ReleaseColumn {
  readonly heading: string;
  /** In digits of the sheet's font. */
  readonly width: number;
}

/** Rows that are made when they are written: a release may have a million figures. */
export interface ReleaseRows {
  readonly count: number;
  cells(row: number): readonly OutCell[];
}

export function rowsOf<T>(entries: readonly T[], cells: (entry: T, at: number) => readonly OutCell[]): ReleaseRows {
  return {
    count: entries.length,
    cells(row) {
      const entry = entries[row];
      return entry === undefined ? [] : cells(entry, row);
    },
  };
}

export function column(heading: string, width: number): ReleaseColumn {
  return { heading, width };
}

export function words(text: string | null | undefined): OutCell {
  return { text: text ?? '', style: 'entry' };
}

export function strong(text: string): OutCell {
  return { text, style: 'entryStrong' };
}

/** `+0.28`, `−0.13` as a number; blank where nothing is scored. */
export function average(printed: string | null | undefined): OutCell {
  return figure(printed?.replace('−', '-').replace('+', '') ?? null, 'average');
}

/** 64 as 64 %. */
export function percent(whole: number | null): OutCell {
  return figure(whole === null ? null : String(whole / 100), 'share');
}

/** Two counts as a share; blank where nothing is asked. */
export function share(part: number, of: number): OutCell {
  return figure(of === 0 ? null : String(Math.round((part / of) * 10_000) / 10_000), 'finerShare');
}

export function whole(count: number | null | undefined): OutCell {
  return figure(count === null || count === undefined ? null : String(count), 'whole');
}

/** A decimal as it was reported; one that a spreadsheet would round stays a text. */
export function number(decimal: string | null): OutCell {
  return figure(decimal?.replace('−', '-') ?? null, 'number');
}

/** A day, or the day of an instant. */
export function day(iso: string | null | undefined): OutCell {
  return { text: iso?.slice(0, 10) ?? '', style: 'entryDate', as: 'day' };
}

function figure(text: string | null, style: StyleName): OutCell {
  return { text: text ?? '', style, as: 'figure' };
}
