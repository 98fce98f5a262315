import type { Block } from '../layout/block.js';
type Range = readonly [from: number, to: number];
/** Somebody's place with the ranges it could move in. */
export interface RangeRow {
    readonly name: string;
    /** A rank, or an average. */
    readonly value: number;
    readonly interval: Range | null;
    /** Drawn as a thin line: 5th to 95th percentile of a rank when scores are given again. */
    readonly range: Range | null;
    /** As printed beside the drawing: `3 (2–5)`. */
    readonly figures: string;
}
export interface RangeChartWords {
    /** What the dot, the bar and the thin line are; the last only where there are such ranges. */
    readonly value: string;
    readonly interval: string;
    readonly range: string | null;
    /** Says a part of the drawing in words. */
    alt(rows: readonly RangeRow[]): string;
}
/** What the places stand on. */
export interface RangeScale {
    readonly from: number;
    readonly to: number;
    readonly ticks: readonly {
        readonly at: number;
        readonly label: string;
    }[];
}
/** The scale of ranks: from the first to the last that is drawn. */
export declare function rankScale(rows: readonly RangeRow[]): RangeScale;
/** Places as dots on one scale, ties above each other on the same one, with their ranges; many rows are drawn in parts. */
export declare function rangeChart(rows: readonly RangeRow[], words: RangeChartWords, { scale, before, after }: {
    readonly scale: RangeScale;
    readonly before?: number;
    readonly after?: number;
}): Block;
export {};
