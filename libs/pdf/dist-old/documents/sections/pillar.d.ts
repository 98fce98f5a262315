import { type Section } from '../../layout/compose.js';
import type { Paper } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { Pillar, View } from '../../view.js';
/** A pillar: its average, its distribution, its commitments and their scores. */
export declare function pillarSection(view: View, set: Typesetter, pillar: Pillar, paper: Paper): Section;
