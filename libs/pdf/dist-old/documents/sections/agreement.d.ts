import type { Block } from '../../layout/block.js';
import type { View } from '../../view.js';
/** How far reviewers agreed before they saw each other's score; nothing where none was counted. */
export declare function agreement(view: View): Block[];
