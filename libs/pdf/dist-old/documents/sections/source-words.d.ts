import type { Source } from '@signatory/contract';
import type { Span } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** `Decree 2025-210, Official gazette, 3 March 2025, https://example.org/decree`: what is cited, as a reference prints it. */
export declare function sourceWords(view: View, { title, publisher, published, accessed, url, sha256 }: Source): readonly Span[];
