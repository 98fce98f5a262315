import type { Block } from '../layout/block.js';
import type { TextStyle, Words } from '../text/typesetter.js';
export interface ListOptions {
    readonly style: TextStyle;
    readonly before?: number;
    readonly gap?: number;
    readonly measure?: number;
    /** Numbered from 1; without it, each item has a drawn dot. */
    readonly numbered?: boolean;
    readonly lang?: string | undefined;
}
/** A list; an item that is longer than a few lines breaks over pages as a paragraph does. */
export declare function list(items: readonly Words[], options: ListOptions): Block;
