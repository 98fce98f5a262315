import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { View } from '../../view.js';
/** How a reader can tell that this copy says what the release says. */
export declare function verificationSection(view: View, options: RenderOptions): Section;
/** A hash in groups of eight, so that it can be read aloud and compared. */
export declare function groups(hash: string): string;
