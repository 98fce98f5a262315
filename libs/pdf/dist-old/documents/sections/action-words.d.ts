import type { ReleaseAction, ReleaseSearch } from '@signatory/contract';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** What was done, in its own language where it is in another; where nothing that shows it is public, that its words are on file. */
export declare function doneSpans(view: View, text: ReleaseAction['text']): Span[];
/** ` [1][3]` */
export declare function citedSpans(numbers: readonly number[]): Span[];
/** `Strong · Contest answered` */
export declare function classWords({ say }: View, { class: given, contested }: Pick<ReleaseAction, 'class' | 'contested'>): string;
/** `Reviewer 2, 2 June 2026. Official gazette: unit 2026. Nothing found` */
export declare function searchSpans(view: View, { reviewer, on, source, query, outcome }: ReleaseSearch): Span[];
