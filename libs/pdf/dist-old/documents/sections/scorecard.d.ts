import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { type Member, type View } from '../../view.js';
/** A member's scorecard: its average, its scores with their reasons, and where it stands among all members. */
export declare function scorecardSection(view: View, set: Typesetter, member: Member, options: RenderOptions): Section;
