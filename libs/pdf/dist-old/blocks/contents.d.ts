import type { Block } from '../layout/block.js';
export interface ContentsEntry {
    readonly title: string;
    readonly place: string;
    readonly level: 1 | 2;
}
/** The contents: each entry leads to its place and prints its page, known once all is laid out. */
export declare function contents(entries: readonly ContentsEntry[], pages: ReadonlyMap<string, number>, words: (page: number) => string): Block;
