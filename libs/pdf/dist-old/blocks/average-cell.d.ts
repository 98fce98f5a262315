import type { Cell } from '../layout/table.js';
import type { TextStyle } from '../text/typesetter.js';
/** An average, right-aligned in `figureWidth`, with its bar in the rest of the column; on it, how far gaps could move it. */
export declare function averageCell(average: string | null, printed: string, options: {
    style: TextStyle;
    figureWidth: number;
    scope?: 'Row';
    bounds?: readonly [string, string] | null;
}): Cell;
