import { type Ink } from '../identity.js';
import type { Block } from '../layout/block.js';
/** White space between blocks, points; dropped at the top of a page. */
export declare function space(height: number): Block;
/** A hairline across the column. */
export declare function rule({ before, after, ink, width: weight }?: {
    after?: number | undefined;
    before?: number | undefined;
    ink?: Ink | undefined;
    width?: number | undefined;
}): Block;
