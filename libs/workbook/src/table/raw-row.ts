/** A cell as its format has it: a text; or what a spreadsheet knows more about. */
export type RawCell =
  | string
  | {
      readonly kind: 'number';
      /** As the file writes it: digits, perhaps an exponent. */
      readonly text: string;
      /** Shown as a date. */
      readonly dated: boolean;
      readonly formula?: boolean;
    }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly formula?: boolean }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'computed'; readonly text: string }
  /** Covered by a merged cell that has its text elsewhere. */
  | { readonly kind: 'merged'; readonly into: string };

/** One row of a sheet or a table. */
export interface RawRow {
  readonly sheet?: string;
  /** From 1. */
  readonly row: number;
  /** By column, from 0; what is not there is blank. */
  readonly cells: readonly (RawCell | undefined)[];
}
