import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
/** Table B: commitments × members with both averages; members become the rows where they are many. */
export declare function tableBSection(view: View, set: Typesetter, paper: Paper): Section;
/** The scores of one pillar's commitments, for its page; null where the members are too many for it. */
export declare function pillarMatrix(view: View, set: Typesetter, pillar: string, paper: Paper): {
    block: Block;
    turned: boolean;
} | null;
