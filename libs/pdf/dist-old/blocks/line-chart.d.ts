import type { Block } from '../layout/block.js';
/** One point of a line: an average as printed, null where there is none; `joined` where a line to the point before is claimed. */
export interface LinePoint {
    readonly average: string | null;
    readonly joined: boolean;
}
export interface LineChartContent {
    /** One for each release, the oldest first. */
    readonly labels: readonly string[];
    readonly own: {
        readonly name: string;
        /** In its place where the whole name has no room. */
        readonly short?: string;
        readonly points: readonly LinePoint[];
    };
    /** Dashed, with squares for points. */
    readonly behind?: {
        readonly name: string;
        readonly points: readonly LinePoint[];
    };
    readonly alt: string;
    readonly language: string;
}
/** Averages over releases on the scale from −1 to +1: lines only where they are claimed, a break mark where not. */
export declare function lineChart(content: LineChartContent, { height, before, after }?: {
    after?: number | undefined;
    before?: number | undefined;
    height?: number | undefined;
}): Block;
/** Whether no line joins a point to the one before, though both are there. */
export declare function isBroken(points: readonly LinePoint[], at: number): boolean;
