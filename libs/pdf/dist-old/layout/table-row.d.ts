import type { Canvas } from '../print/canvas.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Cell, CellBox, LaidCell, TableRow } from './cell.js';
/** A row of a table, laid out. */
export interface LaidRow {
    readonly row: TableRow;
    readonly cells: readonly {
        readonly cell: Cell;
        readonly laid: LaidCell;
        readonly x: number;
        readonly width: number;
    }[];
    readonly height: number;
}
/** A row's cells, laid out in their columns. */
export declare function layRow(row: TableRow, widths: readonly number[], gap: number, pad: number, set: Typesetter): LaidRow;
/** Where a row stands. */
export interface RowBox {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly pad: number;
    readonly align: 'top' | 'middle' | 'bottom';
}
/** A row, as a row of the structure. */
export declare function drawRow(canvas: Canvas, laid: LaidRow, box: RowBox): void;
/** A row drawn again, which nobody reads twice. */
export declare function repeatRow(canvas: Canvas, laid: LaidRow, box: RowBox): void;
/** What of a row carries no meaning: its ground and its line. */
export declare function decorateRow(canvas: Canvas, laid: LaidRow, box: RowBox): void;
/** Where a cell stands in its row. */
export declare function cellBox(inside: LaidCell, x: number, width: number, laid: LaidRow, box: RowBox): CellBox;
