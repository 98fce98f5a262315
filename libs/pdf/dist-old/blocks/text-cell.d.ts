import type { Cell } from '../layout/table.js';
import type { TextStyle, Words } from '../text/typesetter.js';
export interface TextCellOptions {
    readonly style: TextStyle;
    readonly align?: 'left' | 'right' | 'center';
    readonly scope?: 'Row' | 'Column';
    readonly span?: number;
    readonly lang?: string | undefined;
    /** White inside the cell's left edge, points. */
    readonly indent?: number;
    /** Stands before the first line; the others hang beside it. */
    readonly hang?: Words;
}
/** Text in a cell, wrapped to the column. */
export declare function textCell(words: Words, options: TextCellOptions): Cell;
/** A head that reads upwards, cut where it is very long, for columns narrower than its words. */
export declare function turnedCell(words: string, options: {
    style: TextStyle;
    scope: 'Row' | 'Column';
}): Cell;
