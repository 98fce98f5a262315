import type { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';
/** Where blocks may stand on a page, points from the upper left corner. */
export interface Frame {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}
/** A slice, or a table's repeated head, at its place. */
export interface Placed {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly slice: Slice;
    readonly repeated: boolean;
}
/** What stands on a page. */
export interface Filled {
    readonly placed: readonly Placed[];
    /** Where the next slice would stand, points from the page's upper edge. */
    readonly y: number;
}
/** Blocks in, slices out. */
export declare function layBlocks(blocks: readonly Block[], width: number, set: Typesetter): Slice[];
/**
 * Slices in, pages out. `first` is the frame of the first page, `next` that of all others. `filled`: something follows on the
 * last page, which may hold as little as it will.
 */
export declare function paginate(slices: Slice[], first: Frame, next: Frame, filled?: boolean): readonly Filled[];
/** Whether slices may begin in a frame: all of them, or as many as stay with the first. */
export declare function mayBegin(slices: readonly Slice[], { height }: Frame, all: boolean): boolean;
