import type { Writable } from 'node:stream';
import { type Section } from '../layout/compose.js';
import type { FileOptions } from '../print/pdf-file.js';
import type { RenderOptions, Watch } from '../options.js';
import type { Typesetter } from '../text/typesetter.js';
import type { View } from '../view.js';
import { type Foot } from './furniture.js';
/** What a document adds to its sections. */
export interface Imprint {
    readonly title: string;
    readonly subject: string;
    readonly runningHead: string;
}
/** Prints the sections of a release's document, into `sink`. */
export declare function produce(sections: readonly Section[], imprint: Imprint, { view, ...printing }: Printing & {
    readonly view: View;
}): Promise<void>;
export interface Printing {
    readonly set: Typesetter;
    readonly options: RenderOptions;
    /** Filled with each place's page. */
    readonly pages: Map<string, number>;
    readonly sink: Writable;
    readonly watch?: Watch | undefined;
}
/** Prints sections in the product's page design, into `sink`. */
export declare function printPages(sections: readonly Section[], { file, runningHead, foot }: {
    readonly file: FileOptions;
    readonly runningHead: string;
    readonly foot: Foot;
}, { set, options, pages, sink, watch }: Printing): Promise<void>;
