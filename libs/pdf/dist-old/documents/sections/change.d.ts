import type { Section } from '../../layout/compose.js';
import type { View } from '../../view.js';
/** What changed since the release before, over comparable cells only; null for the first release of a plan. */
export declare function changeSection(view: View): Section | null;
