import type { Block } from '../../layout/block.js';
import type { Mean, View } from '../../view.js';
/** A mean, what it is made of and what it covers, side by side. */
export declare function meanFacts(view: View, mean: Mean, keepWithNext?: boolean): Block;
