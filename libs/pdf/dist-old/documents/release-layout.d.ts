import type { ReleaseDocument } from '@signatory/contract';
import type { RenderOptions } from '../options.js';
import { Typesetter } from '../text/typesetter.js';
import { type View } from '../view.js';
/**
 * What all documents of one release share in one language and on one paper: the release as its pages read it, its texts
 * checked, and their broken lines. Whoever prints several of them makes it once.
 */
export declare class ReleaseLayout {
    readonly options: RenderOptions;
    readonly set: Typesetter;
    readonly view: View;
    /** Throws `PdfTextError` where a text cannot be printed. */
    constructor(document: ReleaseDocument, options?: RenderOptions);
}
