import type { ReadChapter, ReleaseCommitment, SourceNumbers } from '@signatory/contract';
import { chapterText } from '../../blocks/chapter-text.js';
import type { Block } from '../../layout/block.js';
import type { Span, TextStyle, Typesetter } from '../../text/typesetter.js';
import type { Member, View } from '../../view.js';
export declare const MEASURE = 430;
/** A commitment with what was written about it, and the numbers of what is cited there. */
export interface Chapter {
    readonly commitment: ReleaseCommitment;
    /** Null where nobody wrote. */
    readonly read: ReadChapter | null;
    /** What the text cites, then what the scores rest on and what shows the actions. */
    readonly numbers: SourceNumbers;
    /** Of the headings of its parts: a sheet has it under one of its own. */
    readonly head: TextStyle;
}
/** The generated heading, what was written, what the member did, and the generated sentence that closes it. */
export declare function memberPart(view: View, set: Typesetter, chapter: Chapter, member: Member): Block[];
/** A heading of the chapter. */
export declare function part({ head }: Pick<Chapter, 'head'>, text: string): Block;
/** Whether there is more to say of a member than its score. */
export declare function isTold(view: View, { commitment, read }: Chapter, { code }: Member): boolean;
export declare function chapterWords(view: View, { language }: ReadChapter): Parameters<typeof chapterText>[2];
/** Spans that can be printed; where no font has a letter of what somebody wrote, that it cannot. */
export declare function printable(view: View, set: Typesetter, spans: readonly Span[]): readonly Span[];
