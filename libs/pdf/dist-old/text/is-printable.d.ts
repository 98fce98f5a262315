import type { Typesetter } from './typesetter.js';
/** Whether the fonts have every letter of some words: of what a person wrote it is asked, and no release fails over it. */
export declare function isPrintable(set: Typesetter, texts: readonly string[]): boolean;
