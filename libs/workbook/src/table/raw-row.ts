import type { FileFault } from '../report-file.js';

/** A cell as its format has it: a text; or what a spreadsheet knows more about. */
export type RawCell =
  | string
  /** What a formula gives. */
  | { readonly kind: 'text'; readonly text: string; readonly formula: true }
  | {
      readonly kind: 'number';
      /** As the file writes it: digits, perhaps an exponent. */
      readonly text: string;
      /** The date system where it is shown as a date. */
      readonly dated: 1900 | 1904 | null;
      /** Shown a hundred times as large, with a percent sign. */
      readonly percent?: boolean;
      readonly formula?: boolean;
    }
  /** An ISO date, perhaps with a time. */
  | { readonly kind: 'day'; readonly text: string; readonly formula?: boolean }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly formula?: boolean }
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose result the file does not hold. */
  | { readonly kind: 'uncalculated' };

/** One row of a sheet or a table. */
export interface RawRow {
  readonly sheet?: string;
  /** From 1. */
  readonly row: number;
  /** The row, or its whole sheet. */
  readonly hidden?: boolean;
  /** By column, from 0; what is not there is blank. */
  readonly cells: readonly (RawCell | undefined)[];
}

/** What a sheet says when its rows are over. */
export interface SheetEnd {
  readonly sheet: string;
  /** Whether its tab is. */
  readonly hidden: boolean;
  /** `H5:H7`. */
  readonly merged: readonly string[];
  readonly hiddenColumns: ReadonlySet<number>;
}

/** A file opened as rows. */
export interface RowSource {
  /** Some at a time, in the file's order. */
  readonly rows: AsyncIterable<readonly (RawRow | SheetEnd)[]>;
  readonly faults: readonly FileFault[];
  /** Bytes of the file taken in so far. */
  read(): number;
}
