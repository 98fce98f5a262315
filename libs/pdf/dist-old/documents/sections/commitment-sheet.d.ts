import type { ReleaseCommitment } from '@signatory/contract';
import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { type View } from '../../view.js';
/** One commitment: its words and their source, what counts as what, and each member's score with its reason. */
export declare function commitmentSheetSection(view: View, set: Typesetter, commitment: ReleaseCommitment, options: RenderOptions): Section;
