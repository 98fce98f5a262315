import type { Section } from '../../layout/compose.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** What a release corrects of an earlier one: each figure that moved, old beside new, with cause and date. */
export declare function erratumSection(view: View, set: Typesetter): Section | null;
