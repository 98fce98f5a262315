import type { Block } from '../layout/block.js';
export interface Counts {
    readonly full: number;
    readonly partial: number;
    readonly none: number;
}
/** How many scores are +1, 0 and −1: one bar in three parts, each with shape, sign and count; `alt` says it in words. */
export declare function distributionBar(counts: Counts, alt: string, { height, before, after }?: {
    after?: number | undefined;
    before?: number | undefined;
    height?: number | undefined;
}): Block;
