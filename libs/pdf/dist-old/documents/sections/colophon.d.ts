import type { Block } from '../../layout/block.js';
import type { RenderOptions } from '../../options.js';
import type { View } from '../../view.js';
/** How to read the scores, and which release this is. */
export declare function colophon(view: View, options: RenderOptions): Block[];
