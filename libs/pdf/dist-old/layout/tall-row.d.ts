import type { Canvas } from '../print/canvas.js';
import type { Repeat, Slice } from './block.js';
import { type LaidRow } from './table-row.js';
/** A row that is parted where its page ends, so that it leaves no hole and may be longer than any page. */
export declare function isTall({ height }: LaidRow): boolean;
interface Drawing {
    readonly repeat: Repeat;
    readonly pad: number;
    /** Draws inside the table, which ends with its last row's last part. */
    inTable(canvas: Canvas, ends: boolean, draw: () => void): void;
}
/** A row that goes on over pages is one row to who reads the structure: its elements are open until its last part. */
export declare function tallSlice(laid: LaidRow, drawing: Drawing): Slice;
export {};
