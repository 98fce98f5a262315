import { type Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { type View } from '../../view.js';
/** The whole release on one page, however many members and commitments it has. */
export declare function summarySheetSection(view: View, set: Typesetter, options: RenderOptions): Section;
