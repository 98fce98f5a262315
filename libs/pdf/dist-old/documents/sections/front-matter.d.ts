import { type ContentsEntry } from '../../blocks/contents.js';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { View } from '../../view.js';
/** A section's heading, in the contents and the bookmarks. */
export declare function sectionHeading(title: string, place: string, lang?: string): Block;
export declare function contentsSection(view: View, entries: readonly ContentsEntry[], pages: ReadonlyMap<string, number>): Section;
/** What a score, an average, a percent, a rank and a gap mean, before the first of them is met. */
export declare function howToReadSection(view: View): Section;
