import type { Section } from '../../layout/compose.js';
import type { RenderOptions } from '../../options.js';
import type { Typesetter } from '../../text/typesetter.js';
import { type Pillar, type View } from '../../view.js';
/** A pillar's scorecard: its average, its commitments and the scores of all members; a wide matrix has a page of its own. */
export declare function pillarScorecardSections(view: View, set: Typesetter, pillar: Pillar, options: RenderOptions): Section[];
