import { answerText, type ErratumLine, type ReleaseDocument } from '@signatory/contract';
import { SCORE_SIGNS } from '@signatory/texts';
import { compareChapters } from './compare-chapters.js';
import { compareNarratives } from './compare-narratives.js';

/** A figure that is another one in a later document, or a chapter or narrative that reads otherwise, without why. */
export type Moved = Omit<ErratumLine, 'cause' | 'reason' | 'at'>;

type Printed = ReadonlyMap<string, Moved & { readonly now: string }>;

const GONE = '–';
const NOWHERE = { member: null, commitment: null, pillar: null, indicator: null, cell: null };

/** Whatever two documents of one cycle print otherwise: scores, approved figures and answers, reports, averages and ranks, narratives and chapters. */
export function compareReleases(before: ReleaseDocument, now: ReleaseDocument): Moved[] {
  // A release from before answers were published says nothing of them.
  const answered = before.answers !== undefined && now.answers !== undefined;
  const [old, next] = [figuresOf(before, answered), figuresOf(now, answered)];
  const figures = [...new Set([...next.keys(), ...old.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), next.get(key)];
    const place = is ?? was;
    if (!place || was?.now === is?.now) return [];
    return [{ ...place, before: was?.now ?? GONE, now: is?.now ?? GONE }];
  });
  const chapters = compareChapters(before, now).map(({ commitment, before: was, now: is }): Moved => ({
    ...NOWHERE,
    kind: 'chapter',
    commitment,
    before: was ?? GONE,
    now: is ?? GONE,
  }));
  const narratives = compareNarratives(before, now).map(({ before: was, now: is, ...place }): Moved => ({
    ...NOWHERE,
    ...place,
    kind: 'narrative',
    before: was ?? GONE,
    now: is ?? GONE,
  }));
  return [...figures, ...narratives, ...chapters];
}

function figuresOf(document: ReleaseDocument, answered: boolean): Printed {
  const { scores, figures, answers = [], submissions, tables } = document;
  const printed = new Map<string, Moved>();
  const put = (kind: Moved['kind'], place: Partial<Moved>, now: string): void => {
    const row = { ...NOWHERE, ...place, kind, before: '', now };
    const { member, commitment, pillar, indicator, cell } = row;
    printed.set([kind, member, commitment, pillar, indicator, cell].join('\n'), row);
  };
  for (const { member, commitment, ...score } of scores) put('score', { member, commitment }, printScore(score));
  for (const { member, indicator, cell, ...figure } of figures)
    put('figure', { member, indicator, cell }, printFigure(figure));
  for (const { member, indicator, ...answer } of answered ? answers : [])
    put('answer', { member, indicator }, answerText(answer));
  for (const { member, version, state } of submissions)
    put(
      'report',
      { member },
      version === null ? GONE : state === 'ACCEPTED' ? String(version) : `${version} (${state})`,
    );
  for (const mean of tables.members) {
    put('member-average', { member: mean.member }, printMean(mean));
    put('member-rank', { member: mean.member }, printRank(mean));
  }
  for (const mean of tables.commitments) put('commitment-average', { commitment: mean.commitment }, printMean(mean));
  for (const mean of tables.pillars) put('pillar-average', { pillar: mean.pillar }, printMean(mean));
  put('overall-average', {}, printMean(tables.overall));
  return printed;
}

function printScore({ kind, value }: Pick<ReleaseDocument['scores'][number], 'kind' | 'value'>): string {
  if (kind === 'score' && value !== null) return SCORE_SIGNS[`${value}`];
  return kind === 'not-asked' ? 'N/A' : GONE;
}

type Figure = ReleaseDocument['figures'][number];

function printFigure({ value, currency, status }: Pick<Figure, 'value' | 'currency' | 'status'>): string {
  if (status === 'withheld') return 'c';
  const figure = value === null ? GONE : [value, ...(currency === undefined ? [] : [currency])].join(' ');
  return status === 'normal' ? figure : `${figure} (${status})`;
}

/** With the counts: two scores that change places leave the average as it was. */
function printMean({ average, percent, distribution, applicable }: ReleaseDocument['tables']['overall']): string {
  const { full, partial, none } = distribution;
  const counts = `+1: ${full}, 0: ${partial}, −1: ${none}, of ${applicable}`;
  return average === null ? `${GONE} (${counts})` : `${average} (${percent}%; ${counts})`;
}

function printRank({ rank, band, rankInterval, rankRange }: ReleaseDocument['tables']['members'][number]): string {
  const ranges = [rankInterval, rankRange].flatMap((range) => (range ? [`${range[0]}–${range[1]}`] : []));
  const place = band ?? rank;
  const words = place == null ? GONE : String(place);
  return ranges.length > 0 ? `${words} (${ranges.join('; ')})` : words;
}
