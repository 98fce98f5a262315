import type { ChapterBlock } from '@signatory/domain';
import type { Block } from '../layout/block.js';
import type { Typesetter } from '../text/typesetter.js';
export interface ChapterTextOptions {
    /** Of the words, and of the results in them. */
    readonly language: string;
    /** Marked where it is not the document's. */
    readonly lang: string | undefined;
    /** Said where no font has a letter of the words: what somebody wrote cannot stop a release. */
    readonly unprintable: string;
}
/** A chapter's text as printed blocks: results as the tables have them, references by their number. */
export declare function chapterText(blocks: readonly ChapterBlock[], set: Typesetter, options: ChapterTextOptions): Block[];
