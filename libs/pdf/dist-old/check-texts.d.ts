import type { ReleaseDocument } from '@signatory/contract';
import { PdfTextError } from './text/pdf-text-error.js';
import { Typesetter } from './text/typesetter.js';
import { type View } from './view.js';
/** Throws `PdfTextError` for the first text of the release that cannot be printed, naming its place in the document. */
export declare function checkTexts(view: View, set: Typesetter): void;
/** Every text of a release that cannot be printed in a language, with its place in the document; chapters too. */
export declare function findUnprintable(document: ReleaseDocument, language: string): PdfTextError[];
