import type { Block } from '../layout/block.js';
import type { TextStyle, Typesetter } from '../text/typesetter.js';
export interface HeadingOptions {
    readonly style: TextStyle;
    readonly before?: number;
    readonly after?: number;
    /** Names the place, so that contents and links lead to it. */
    readonly place?: string;
    /** Bookmarked at this depth. */
    readonly bookmark?: 1 | 2;
    readonly lang?: string | undefined;
}
/** A title's style, made smaller until it takes no more than `most` lines: official titles may be whole sentences. */
export declare function fitTitle(set: Typesetter, text: string, style: TextStyle, width: number, most: number): TextStyle;
/** A heading; never the last thing on a page. */
export declare function heading(level: 1 | 2 | 3, text: string, options: HeadingOptions): Block;
