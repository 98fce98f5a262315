import type { Section } from '../../layout/compose.js';
import type { View } from '../../view.js';
/** Table C: members by average, with percent, rank and both ranges; those not ranked apart, each with the reason. */
export declare function tableCSection(view: View): Section;
