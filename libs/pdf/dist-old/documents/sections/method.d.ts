import type { Section } from '../../layout/compose.js';
import type { View } from '../../view.js';
/** Method and settings: what was decided about the arithmetic, and on what it stands. */
export declare function methodSection(view: View): Section;
