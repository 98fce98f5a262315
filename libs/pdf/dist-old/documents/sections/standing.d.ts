import type { Block } from '../../layout/block.js';
import type { Cell } from '../../layout/table.js';
import type { Member, MemberMean, View } from '../../view.js';
/** The columns that tell where members stand. */
export interface StandingColumns {
    readonly widths: readonly number[];
    readonly head: readonly Cell[];
    cells(mean: MemberMean): Cell[];
}
/** Rank, rank interval and, where the cycle's disagreement is known, re-scoring range; or the band alone; or nothing. */
export declare function standingColumns(view: View, narrow: boolean): StandingColumns;
/** One column for a small table: the rank, or the band; nothing where members are not ranked. */
export declare function placeColumn(view: View): {
    head: string;
    place(mean: MemberMean): string;
} | null;
/** What the ranks, ranges or bands beside members say, and what they do not claim. */
export declare function standingNotes(view: View): string[];
export declare function standingParagraphs(view: View): Block[];
/** Where one member stands, in words: its rank with its ranges, its band, or why it has none. */
export declare function standingWords(view: View, member: Member): string[];
/** Apart as an organisation, or for want of scores: two reasons that are never taken for each other. */
export declare function whyNotRanked(view: View, { code, kind }: Member): string;
/** `2–5`; one figure where both ends are the same; a dash for none. */
export declare function printRange(view: View, range: readonly [number, number] | null | undefined): string;
