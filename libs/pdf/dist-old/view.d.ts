import type { ReleaseCommitment, ReleaseDocument, ReleaseScore } from '@signatory/contract';
import { type ItemProvenance, type LocalText } from '@signatory/domain';
import { type Say } from '@signatory/texts';
import { type Mark } from './blocks/score-mark.js';
import type { Typesetter } from './text/typesetter.js';
export type Member = ReleaseDocument['plan']['members'][number];
export type Pillar = ReleaseDocument['plan']['pillars'][number];
export type MemberMean = ReleaseDocument['tables']['members'][number];
export type CommitmentMean = ReleaseDocument['tables']['commitments'][number];
export type Mean = ReleaseDocument['tables']['overall'];
/** A text in the wanted language, and its own language where that is another. */
export interface ShownText {
    readonly text: string;
    readonly lang: string | undefined;
}
/** A release document as its pages read it: by code, in one language. */
export interface View {
    readonly document: ReleaseDocument;
    readonly language: string;
    readonly say: Say;
    readonly members: readonly Member[];
    readonly pillars: readonly Pillar[];
    show(text: LocalText): ShownText;
    text(text: LocalText): string;
    /** Whose words the shown wording of an item is: `Official wording`, `Unofficial translation`. */
    whose(item: {
        readonly provenance: Pick<ItemProvenance, 'kind'>;
    }, text: LocalText): string;
    memberMean(code: string): MemberMean;
    commitmentMean(id: string): CommitmentMean;
    score(commitment: string, member: string): ReleaseScore;
    mark(commitment: string, member: string): Mark;
    /** How a score is printed in its tile: `+1`, `N/A`. */
    sign(mark: Mark): string;
    commitmentsOf(pillar: string | null): readonly ReleaseCommitment[];
    /** `+0.28`, or a dash where nothing is scored. */
    average(mean: Pick<Mean, 'average'>): string;
    /** `64%`, or a dash. */
    percent(mean: Pick<Mean, 'percent'>): string;
    distribution(mean: Pick<Mean, 'distribution'>): string;
    /** The same in a sentence: `14 in full compliance, …`. */
    distributionWords(mean: Pick<Mean, 'distribution'>): string;
    /** A share of one as a percent: `0.8` → `80%`. */
    share(share: string): string;
    /** How far an average with gaps could move, in a sentence; nothing where there is no gap. */
    bounds(mean: Pick<Mean, 'bounds'>): string[];
    /** A count, grouped: `2,771`. */
    count(count: number): string;
    /** A day or an instant as a date: `3 March 2026`. */
    date(iso: string): string;
    /** The date on every page. */
    readonly issued: string | null;
}
/** Reads a document in a language; throws where its tables do not cover its plan. */
export declare function viewOf(document: ReleaseDocument, language: string): View;
/** A phrase with its date, where there is one. */
export declare function withDate(say: Say, phrase: string, date: string | null): string;
/** The language that can be printed: the wanted one, or English where no font has its letters. */
export declare function printableLanguage(wanted: string, set: Typesetter): string;
