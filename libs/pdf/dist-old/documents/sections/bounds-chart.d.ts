import type { Block } from '../../layout/block.js';
import type { Member, View } from '../../view.js';
/** Averages as a drawing, each with how far its gaps could move it; nothing where there is no gap. */
export declare function boundsDrawn(view: View, members: readonly Member[]): Block[];
