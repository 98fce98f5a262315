import type { Writable } from 'node:stream';
import { Canvas } from '../print/canvas.js';
import { type FileOptions } from '../print/pdf-file.js';
import type { Paper, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Block } from './block.js';
/** A part of a document; it begins on a page of its own, unless it says otherwise. */
export interface Section {
    readonly title: string;
    readonly turned?: boolean;
    /**
     * Begins on the page of the section before where that has room: `whole` for all of it, `open` for a good part of it.
     */
    readonly follows?: 'whole' | 'open' | undefined;
    readonly blocks: readonly Block[];
    /** Paints the ground of its first page, as an artifact, and says where the blocks begin there. */
    readonly opening?: {
        readonly top: number;
        paint(canvas: Canvas): void;
    };
}
/** One page, for the running head and foot. */
export interface PageFacts {
    readonly number: number;
    readonly count: number;
    readonly section: Section;
    /** The section's first page. */
    readonly opens: boolean;
}
export interface Composition {
    readonly file: FileOptions;
    readonly paper: Paper;
    readonly margins: {
        readonly side: number;
        readonly top: number;
        readonly bottom: number;
    };
    readonly sections: readonly Section[];
    /** Drawn on each page as an artifact. */
    furnish(canvas: Canvas, page: PageFacts): void;
    /** Told each place's page number, once all is laid out and before anything is drawn. */
    placed(place: string, page: number): void;
    readonly watch?: Watch | undefined;
}
/** Width and height of a section's page, points. */
export declare function pageSize(paper: Paper, turned?: boolean): readonly [width: number, height: number];
/**
 * Lays the sections out, then draws page after page into `sink`, waiting where it is slow: at no time are more than
 * a few pages in memory. Ends the sink.
 */
export declare function compose(composition: Composition, set: Typesetter, sink: Writable): Promise<void>;
