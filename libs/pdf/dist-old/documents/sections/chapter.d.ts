import { type ReleaseCommitment } from '@signatory/contract';
import type { Block } from '../../layout/block.js';
import type { Section } from '../../layout/compose.js';
import type { Typesetter } from '../../text/typesetter.js';
import type { View } from '../../view.js';
import { type Chapter } from './member-part.js';
/** A commitment's chapter, with the place that the contents lead to. */
export interface ChapterSection {
    readonly place: string;
    readonly section: Section;
}
/**
 * One chapter for each commitment that somebody wrote about, on which members acted, or whose scores cite evidence: the commitment quoted, its assessment
 * table, background, definitions and guideline, then each member under its score with its dated actions.
 */
export declare function chapterSections(view: View, set: Typesetter): ChapterSection[];
/** A commitment as its sheet tells it. */
export declare function sheetChapter(view: View, commitment: ReleaseCommitment): Chapter;
/** What a commitment's sheet prints of its chapter, and of each member more than its score; nothing where there is no more. */
export declare function chapterParts(view: View, set: Typesetter, chapter: Chapter): Block[];
/** What the text, the scores and the actions cite, by the numbers under which it stands above. */
export declare function references(view: View, set: Typesetter, { numbers, read }: Chapter, headed: (text: string) => Block): Block[];
