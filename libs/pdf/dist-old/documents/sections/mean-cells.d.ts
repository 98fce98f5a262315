import type { ReleaseDocument } from '@signatory/contract';
import type { Cell } from '../../layout/table.js';
import type { View } from '../../view.js';
/** A mean as Tables C and D print it: of a member over commitments, or of a commitment over members. */
type Mean = ReleaseDocument['tables']['overall'];
/** The heads of a table of means; `gaps` adds the column of bounds. */
export declare function meanHead(view: View, entry: string, { gaps, codes }: {
    gaps: boolean;
    codes?: boolean;
}): Cell[];
/** The cells under those heads, from the average on. */
export declare function meanCells(view: View, mean: Mean, gaps: boolean): Cell[];
/** Bounds of an average with gaps, as the language prints them: `+0.39 to +0.61`. */
export declare function printBounds(view: View, [low, high]: readonly [string, string]): string;
export {};
