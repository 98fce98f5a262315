import type { Block } from '../../layout/block.js';
import type { View } from '../../view.js';
/** What the classes mean, and how cells were drawn for a second score: part of the method. */
export declare function codebook(view: View): Block[];
