import type { Block } from './block.js';
import type { Cell, TableRow } from './cell.js';
export type { Cell, LaidCell, TableRow } from './cell.js';
export interface TableSpec {
    /** Widths in points; a number below zero is a share of what the others leave. */
    readonly widths: readonly number[];
    readonly head: readonly Cell[];
    readonly rows: readonly TableRow[];
    /** White between columns, and above and below the text of a row. */
    readonly gap?: number;
    readonly pad?: number;
    /** Cells stand on the row's first line, or in its middle. */
    readonly align?: 'top' | 'middle';
    readonly before?: number;
}
/** A table that breaks between rows; its head is printed again on each page, as an artifact. */
export declare function table(spec: TableSpec): Block;
