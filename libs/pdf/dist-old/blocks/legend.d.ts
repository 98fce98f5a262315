import type { Say } from '@signatory/texts';
import type { Block } from '../layout/block.js';
/** What the five marks of a matrix mean, side by side. */
export declare function legend(say: Say, { before, after }?: {
    after?: number | undefined;
    before?: number | undefined;
}): Block;
