import type { Block } from '../layout/block.js';
export interface StripPoint {
    /** As printed: `+0.28`. */
    readonly average: string;
    readonly label?: string;
    readonly own?: boolean;
}
/** All members on one scale from −1 to +1, the own one marked; equal averages stand on each other. `alt` says it in words. */
export declare function stripPlot(points: readonly StripPoint[], alt: string, language: string, { before }?: {
    before?: number | undefined;
}): Block;
