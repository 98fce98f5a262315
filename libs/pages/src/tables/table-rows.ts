import { ANSWER_COLUMNS, answerLines, plain, writeCell, type Cell, type ReleaseDocument } from '@signatory/contract';
import type { PublishedRelease } from '../release/published-release.js';
import { sharesGuideline, wordedIn } from '../release/series.js';
import { membersOf } from '../trends/member-trends.js';
import { sliceFrom } from '../trends/trend-base.js';
import { commitmentPoints, pointsOf, type Trend, type TrendPoint } from '../trends/trend-model.js';

/** A table of a page as machines read it: columns are named in one language, figures have their point, missing ones are empty. */
export type Rows = readonly (readonly Cell[])[];

/** Which release a row is of; figures say themselves whether they are illustrative. */
export const PLACE_COLUMNS = ['cycle', 'phase', 'release'];
const POINT_COLUMNS = ['average', 'lowest', 'highest', 'comparable', 'of', 'line', 'change'];

/** The trend of all members (no member) and of each one that the page shows, release by release; ranks where they are claimed. */
export function trendRows(whole: Trend, base: string | null, member: string | null): Rows {
  const trend = (base === null ? null : sliceFrom(whole, base)) ?? whole;
  const members = membersOf(trend.releases).flatMap(({ code }) => (member === null || member === code ? [code] : []));
  return [
    [...PLACE_COLUMNS, 'member', ...POINT_COLUMNS, 'rank', 'rank_from', 'rank_to', 'illustrative'],
    ...[null, ...members].flatMap((code) =>
      pointsOf(trend, code).map((point) => {
        const { document } = point.release;
        return [...placeOf(document), code, ...writePoint(point), ...ranksOf(document, code), isIllustrative(document)];
      }),
    ),
  ];
}

/** The average of a commitment over all members, release by release. */
export function averageRows(series: readonly PublishedRelease[], commitment: string): Rows {
  const releases = wordedIn(series, commitment).map(({ release }) => release);
  return [
    [...PLACE_COLUMNS, ...POINT_COLUMNS, 'illustrative'],
    ...commitmentPoints(releases, commitment).map((point) => [
      ...placeOf(point.release.document),
      ...writePoint(point),
      isIllustrative(point.release.document),
    ]),
  ];
}

/** Each member's score of a commitment, release by release; `comparable`: the same clauses decided the score before. */
export function scoreRows(series: readonly PublishedRelease[], commitment: string): Rows {
  const worded = wordedIn(series, commitment);
  return [
    [...PLACE_COLUMNS, 'member', 'kind', 'score', 'comparable', 'illustrative'],
    ...worded.flatMap(({ release: { document }, commitment: now }, at) => {
      const before = worded[at - 1];
      const comparable = before ? String(sharesGuideline(before.commitment, now)) : null;
      return document.scores
        .filter((score) => score.commitment === commitment)
        .map((score) => [
          ...placeOf(document),
          score.member,
          score.kind,
          writeCell(score),
          comparable,
          isIllustrative(document),
        ]);
    }),
  ];
}

/** The approved totals of a commitment's indicators, member by member and release by release. */
export function figureRows(series: readonly PublishedRelease[], commitment: string): Rows {
  return [
    [...PLACE_COLUMNS, 'indicator', 'unit', 'member', 'value', 'status', 'illustrative'],
    ...wordedIn(series, commitment).flatMap(({ release: { document }, commitment: { indicators } }) =>
      indicators.flatMap(({ code, unit }) =>
        document.figures
          .filter(({ indicator, cell }) => indicator === code && cell === 'total')
          .map(({ member, value, status, illustrative, currency }) => [
            ...placeOf(document),
            code,
            currency ?? unit?.texts[unit.original]?.text ?? null,
            member,
            plain(value),
            status,
            String(illustrative),
          ]),
      ),
    ),
  ];
}

/** The approved answers to a commitment's indicators that are neither figures nor text, release by release; of a list each item. */
export function answerRows(series: readonly PublishedRelease[], commitment: string): Rows {
  return [
    [...PLACE_COLUMNS, ...ANSWER_COLUMNS],
    ...wordedIn(series, commitment).flatMap(({ release: { document }, commitment: { indicators } }) =>
      indicators.flatMap(({ code }) =>
        (document.answers ?? [])
          .filter(({ indicator }) => indicator === code)
          .flatMap((answer) => answerLines(answer).map((line) => [...placeOf(document), ...line])),
      ),
    ),
  ];
}

/** Every score of a member in one release, in the plan's order. */
export function memberRows(document: ReleaseDocument, member: string): Rows {
  const { plan, scores } = document;
  const own = new Map(scores.filter((score) => score.member === member).map((score) => [score.commitment, score]));
  return [
    [...PLACE_COLUMNS, 'pillar', 'commitment_id', 'commitment', 'kind', 'score', 'illustrative'],
    ...plan.commitments.map(({ id, pillar, title }) => {
      const score = own.get(id);
      const words = title.texts[title.original]?.text ?? '';
      return [
        ...placeOf(document),
        pillar,
        id,
        words,
        score?.kind ?? null,
        score ? writeCell(score) : null,
        isIllustrative(document),
      ];
    }),
  ];
}

export function placeOf({ cycle, phase, number }: ReleaseDocument): Cell[] {
  return [cycle.code, phase, number];
}

export function isIllustrative({ marks }: ReleaseDocument): string {
  return String(marks.includes('illustrative'));
}

function writePoint({ average, printedBounds, step }: TrendPoint): Cell[] {
  const [lowest, highest] = printedBounds ?? [];
  const compared = step ? [step.comparable, step.of, String(step.line)] : [null, null, null];
  return [plain(average), plain(lowest), plain(highest), ...compared, plain(step?.averages?.change)];
}

function ranksOf({ method, tables }: ReleaseDocument, member: string | null): Cell[] {
  const own = method.ranking === 'ranks' ? tables.members.find((each) => each.member === member) : undefined;
  return [own?.rank ?? null, own?.rankInterval?.[0] ?? null, own?.rankInterval?.[1] ?? null];
}
