import type { Cell } from '../../layout/table.js';
import type { Span, Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** What somebody wrote cannot stop a release: where no font has a letter of it, the page says where it can be read. */
export declare function writtenCell(set: Typesetter, view: View, spans: readonly Span[]): Cell;
/** What is said of the language in which somebody wrote: nothing where it is that of the document. */
export declare function langOf(document: {
    readonly language: string;
}, language: string | undefined): string | undefined;
