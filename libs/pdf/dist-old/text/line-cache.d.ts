import type { Line } from './line.js';
import type { TextStyle } from './text-style.js';
/**
 * Texts as they were broken into lines, by text, style, width and language. A release prints the same names and titles in most of
 * its documents, in columns of few widths.
 */
export declare class LineCache {
    private readonly texts;
    private held;
    /** The lines of a text; `breakUp` makes them where they are not known. */
    find(text: string, style: TextStyle, width: number, lang: string, breakUp: () => readonly Line[]): readonly Line[];
    private clear;
}
