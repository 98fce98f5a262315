import type { ReleaseCommitment, ReleaseDocument, ReleaseScore } from '@signatory/contract';
import { chooseText, provenanceShown, type ItemProvenance, type LocalText } from '@signatory/domain';
import { formatDate, formatDecimal, messages, SCORE_SIGNS, shareWords, type Say } from '@signatory/texts';
import type { Mark } from './blocks/score-mark.js';
import { PdfTextError } from './text/pdf-text-error.js';
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
  whose(item: { readonly provenance: Pick<ItemProvenance, 'kind'> }, text: LocalText): string;
  memberMean(code: string): MemberMean;
  commitmentMean(id: string): CommitmentMean;
  score(commitment: string, member: string): ReleaseScore;
  mark(commitment: string, member: string): Mark;
  /** The score in the release before, of a cell that can be compared with it. */
  earlier(commitment: string, member: string): -1 | 0 | 1 | null;
  /** Whether the score of a cell is another one than in the release before. */
  isChanged(commitment: string, member: string): boolean;
  /** How a score is printed in its tile: `+1`, `N/A`. */
  sign(mark: Mark): string;
  commitmentsOf(pillar: string | null): readonly ReleaseCommitment[];
  /** `+0.28`, or a dash where nothing is scored. */
  average(mean: Pick<Mean, 'average'>): string;
  /** `64%`, or a dash. */
  percent(mean: Pick<Mean, 'percent'>): string;
  /** How many of the cells asked a mean covers: `18 of 20`. */
  coverage(mean: Pick<Mean, 'scored' | 'applicable'>): string;
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
  /** Between a sentence, or what stands for one, and the next. */
  readonly stop: string;
  /** Between two sentences, or a word and what is added to it; Japanese has none. */
  readonly space: string;
  /** The date on every page. */
  readonly issued: string | null;
}

/** Reads a document in a language; throws where its tables do not cover its plan. */
export function viewOf(document: ReleaseDocument, language: string): View {
  const say = messages(language);
  const countOf = (count: number): string => formatDecimal(language, String(count));
  const isJapanese = /^ja\b/.test(language);
  const { plan, tables } = document;
  const memberMeans = new Map(tables.members.map((mean) => [mean.member, mean]));
  const commitmentMeans = new Map(tables.commitments.map((mean) => [mean.commitment, mean]));
  const scores = new Map(document.scores.map((score) => [`${score.commitment}\n${score.member}`, score]));
  const compared = new Map(
    document.change?.compared?.map(({ commitment, member, before }) => [`${commitment}\n${member}`, before]),
  );
  const changed = new Set(document.change?.cells.map(({ commitment, member }) => `${commitment}\n${member}`));
  // Every table prints the same names and titles again.
  const shown = new Map<LocalText, ShownText>();
  const show = (text: LocalText): ShownText => {
    const known = shown.get(text);
    if (known) return known;
    const chosen = chooseText(text, language);
    const other = chosen.language.split('-')[0] !== language.split('-')[0];
    const own = { text: chosen.text, lang: other ? chosen.language : undefined };
    shown.set(text, own);
    return own;
  };
  const scoreOf = (commitment: string, member: string): ReleaseScore =>
    found(scores.get(`${commitment}\n${member}`), `scores: none for ${commitment} and ${member}`);
  return {
    document,
    language,
    say,
    members: plan.members,
    pillars: plan.pillars,
    show,
    text: (text) => show(text).text,
    whose: ({ provenance }, text) => say(`provenance.${provenanceShown(provenance, text, language)}`),
    memberMean: (code) => found(memberMeans.get(code), `tables.members: none for ${code}`),
    commitmentMean: (id) => found(commitmentMeans.get(id), `tables.commitments: none for ${id}`),
    score: scoreOf,
    mark: (commitment, member) => {
      const { kind, value } = scoreOf(commitment, member);
      return kind === 'score' ? found(value, `scores: no value for ${commitment} and ${member}`) : kind;
    },
    earlier: (commitment, member) => compared.get(`${commitment}\n${member}`) ?? null,
    isChanged: (commitment, member) => changed.size > 0 && changed.has(`${commitment}\n${member}`),
    sign: (mark) =>
      mark === 'not-asked'
        ? say('score.sign.notAsked')
        : mark === 'no-data'
          ? say('pdf.sign.noData')
          : SCORE_SIGNS[mark],
    commitmentsOf: (pillar) => plan.commitments.filter((commitment) => commitment.pillar === pillar),
    average: ({ average }) => (average === null ? '–' : formatDecimal(language, average)),
    percent: ({ percent }) => (percent === null ? '–' : percentOf(say, percent)),
    coverage: ({ scored, applicable }) =>
      say('pdf.coverage', { scored: countOf(scored), applicable: countOf(applicable) }),
    distribution: ({ distribution }) => say('mean.distribution', printCounts(language, distribution)),
    distributionWords: ({ distribution }) =>
      isEmpty(distribution)
        ? say('mean.nothingScored')
        : say('pdf.distributionWords', printCounts(language, distribution)),
    share: (share) => shareWords(language, share),
    bounds: ({ bounds }) =>
      bounds === null
        ? []
        : [
            say('pdf.boundsWords', {
              low: formatDecimal(language, bounds[0]),
              high: formatDecimal(language, bounds[1]),
            }),
          ],
    count: countOf,
    date: (iso) => formatDate(language, iso),
    stop: isJapanese ? '。' : '. ',
    space: isJapanese ? '' : ' ',
    issued: document.issued && formatDate(language, document.issued),
  };
}

function isEmpty({ full, partial, none }: Mean['distribution']): boolean {
  return full + partial + none === 0;
}

/** Counts of +1, 0 and −1, grouped: `1,579`. */
function printCounts(language: string, { full, partial, none }: Mean['distribution']): Record<string, string> {
  const print = (count: number): string => formatDecimal(language, String(count));
  return { full: print(full), partial: print(partial), none: print(none) };
}

/** A phrase with its date, where there is one. */
export function withDate(say: Say, phrase: string, date: string | null): string {
  return date === null ? phrase : say('pdf.dated', { phrase, date });
}

/** Every table prints hundreds of percents, of a hundred and one kinds. */
const percents = new WeakMap<Say, string[]>();

/** The language that can be printed: the wanted one, or English where no font has its letters. */
export function printableLanguage(wanted: string, set: Typesetter): string {
  try {
    set.check(messages(wanted)('score.full'), 'score.full');
    return wanted;
  } catch (error) {
    if (error instanceof PdfTextError) return 'en';
    throw error;
  }
}

function percentOf(say: Say, percent: number): string {
  const own = percents.get(say) ?? [];
  percents.set(say, own);
  return (own[percent] ??= say('pdf.percent', { percent }));
}

function found<T>(value: T | null | undefined, missing: string): T {
  if (value === undefined || value === null) throw new Error(`The release document is not whole: ${missing}.`);
  return value;
}
