/** What a printed report says, without how it looks: what the alternatives print. */
export type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'paragraph'; readonly text: string; readonly measure?: number }
  | Table;

/** Parts under a head and over a foot that every page repeats. */
export interface Report {
  readonly parts: readonly Part[];
  readonly head: string;
  readonly foot: string;
}

export interface Table {
  readonly kind: 'table';
  /** Points; they add up to the width of the text. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly text: string;
  readonly strong?: boolean;
  /** A ground, as `#rrggbb`. */
  readonly ground?: string;
}

/** A4 without its margins, points. */
export const TEXT_WIDTH = 503;
export const MARGIN = 46;
