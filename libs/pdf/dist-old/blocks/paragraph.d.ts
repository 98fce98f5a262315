import type { Block } from '../layout/block.js';
import type { Line, TextStyle, Words } from '../text/typesetter.js';
export interface ParagraphOptions {
    readonly style: TextStyle;
    readonly before?: number;
    readonly after?: number;
    /** No line wider than this, points: long lines are hard to read. */
    readonly measure?: number;
    readonly keepWithNext?: boolean;
    readonly lang?: string | undefined;
}
/** A paragraph; breaks over pages between lines, with no first or last line alone. */
export declare function paragraph(words: Words, options: ParagraphOptions): Block;
/** The first two and the last two lines stay together. */
export declare function groupLines(lines: readonly Line[]): (readonly Line[])[];
