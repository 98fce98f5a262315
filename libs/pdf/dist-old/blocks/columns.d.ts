import type { Block, Slice } from '../layout/block.js';
export interface ColumnSpec {
    /** Points, or a share of what the others leave. */
    readonly width?: number;
    readonly share?: number;
    readonly blocks: readonly Block[];
}
/** Blocks side by side, read column by column; stays on one page. */
export declare function columns(specs: readonly ColumnSpec[], { gap, before, after, keepWithNext }?: {
    after?: number | undefined;
    before?: number | undefined;
    gap?: number | undefined;
    keepWithNext?: boolean | undefined;
}): Block;
/** The height of slices that stand on each other, points. */
export declare function heightOf(slices: readonly Slice[]): number;
