import type { ReleaseCommitment } from '@signatory/contract';
import { parseRoute, pointsOf, renderPage, trendsOf, writePageTable, type PublishedRelease } from '@signatory/pages';
import { threeReleases } from './support/published-trends.js';

const releases = threeReleases();
const [newest] = releases as [PublishedRelease];
const { plan, cycle } = newest.document;
const [commitment] = plan.commitments;
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

function show(
  address: string,
  licence: string | null = LICENCE,
  shown: readonly PublishedRelease[] = releases,
): string {
  const assets = { css: [], js: [] };
  return renderPage(parseRoute(address), shown, { language: 'en', assets, base: 'https://signatory.example', licence })
    .html;
}

/** The addresses of a page's tables, as they stand in its links. */
const tablesOn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]+\.csv(?:\?[^"]*)?)" class="file-link" download/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  );
const rowsOf = (address: string, shown: readonly PublishedRelease[] = releases): string[][] =>
  (writePageTable(address, shown)?.text ?? '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

const COMMITMENT = `/results/${cycle.code}/commitments/${commitment?.id}`;
const PAGES = {
  '/trends?base=2025&member=CA': [`/trends.csv?plan=${plan.id}&base=2025&member=CA`],
  [COMMITMENT]: ['scores', 'averages', 'scores'].map((table) => `${COMMITMENT}/${table}.csv`),
  [`/results/${cycle.code}/members/CA`]: [`/results/${cycle.code}/members/CA/scores.csv`],
};

describe('the tables of a page', () => {
  it.each(Object.entries(PAGES))('stand on %s as files that are there', (page, tables) => {
    expect(tablesOn(show(page))).toEqual(tables);
    for (const address of tables) expect(rowsOf(address).length).toBeGreaterThan(1);
  });

  it('have the figures of the trends that the page draws, from its base year and of its member', () => {
    const [head, ...rows] = rowsOf(`/trends.csv?plan=${plan.id}`);
    expect(head?.slice(0, 5)).toEqual(['cycle', 'phase', 'release', 'member', 'average']);
    const [trend] = trendsOf(releases);
    const averages = (member: string | null) =>
      trend ? pointsOf(trend, member).map(({ average }) => average?.replace('−', '-') ?? '') : [];
    for (const member of [null, 'CA', 'EU'])
      expect(rows.filter((row) => row[3] === (member ?? '')).map((row) => row[4])).toEqual(averages(member));
    const narrowed = rowsOf(`/trends.csv?plan=${plan.id}&base=2026&member=CA`).slice(1);
    expect(narrowed.map((row) => row.slice(0, 4))).toEqual([
      [cycle.code, 'final', String(newest.document.number), ''],
      [cycle.code, 'final', String(newest.document.number), 'CA'],
    ]);
  });

  it('have every score of a commitment and of a member', () => {
    const own = newest.document.scores.filter((score) => score.commitment === commitment?.id);
    const inCsv = rowsOf(`${COMMITMENT}/scores.csv`).filter(([code]) => code === cycle.code);
    expect(inCsv.map((row) => [row[3], row[4]])).toEqual(own.map(({ member, kind }) => [member, kind]));
    expect(rowsOf(`/results/${cycle.code}/members/CA/scores.csv`)).toHaveLength(1 + plan.commitments.length);
  });

  it('have the totals of a commitment’s indicators, each with whether it is illustrative', () => {
    const { document } = newest;
    const unit = { original: 'en', texts: { en: { text: 'people' } } };
    // Only what the table says of it.
    const indicators = [{ code: 'i1', unit }] as unknown as ReleaseCommitment['indicators'];
    const figure = (member: string, value: string | null, illustrative: boolean) =>
      ({ member, indicator: 'i1', cell: 'total', value, status: value ? 'normal' : 'withheld', illustrative }) as const;
    const commitments = plan.commitments.map((each, at) => (at === 0 ? { ...each, indicators } : each));
    const part = { ...figure('CA', '31', true), cell: 'sex.female' };
    const figures = [figure('CA', '-64', true), part, figure('FR', null, false)];
    const own = { ...newest, document: { ...document, number: 3, figures, plan: { ...plan, commitments } } };
    expect(rowsOf(`${COMMITMENT}/figures.csv`, [own, ...releases.slice(1)])).toEqual([
      ['cycle', 'phase', 'release', 'indicator', 'unit', 'member', 'value', 'status', 'illustrative'],
      [cycle.code, 'final', '3', 'i1', 'people', 'CA', '-64', 'normal', 'true'],
      [cycle.code, 'final', '3', 'i1', 'people', 'FR', '', 'withheld', 'false'],
    ]);
  });

  it.each([
    `/trends.csv?plan=${plan.id}&base=2026`,
    `${COMMITMENT}/scores.csv`,
    `${COMMITMENT}/averages.csv`,
    `/results/${cycle.code}/members/CA/scores.csv`,
  ])('say of each row of %s which release it is of, and whether its data are illustrative', (address) => {
    for (const isIllustrative of [true, false]) {
      const marks = isIllustrative ? ['illustrative' as const] : [];
      const [head, ...rows] = rowsOf(address, [{ ...newest, document: { ...newest.document, marks, number: 7 } }]);
      expect([head?.[2], head?.at(-1)]).toEqual(['release', 'illustrative']);
      expect(new Set(rows.map((row) => `${row[2]} ${row.at(-1)}`))).toEqual(new Set([`7 ${isIllustrative}`]));
    }
  });

  it('are not there for what has no page or no such table', () => {
    for (const address of [
      '/trends.csv',
      '/trends.csv?plan=none',
      '/results/none/members/CA/scores.csv',
      `/results/${cycle.code}/members/XX/scores.csv`,
      `/results/${cycle.code}/members/CA/averages.csv`,
      `/results/${cycle.code}/commitments/none/scores.csv`,
      `${COMMITMENT}/constructor.csv`,
    ])
      expect([address, writePageTable(address, releases)]).toEqual([address, null]);
  });

  it.each([COMMITMENT, `/results/${cycle.code}/members/CA`])('stand on no page of a release that waits: %s', (page) => {
    const waiting = { ...newest, waiting: { id: 'abc', mark: 'embargoed' as const } };
    const html = show(page, null, [waiting, ...releases.slice(1)]);
    expect([html.includes('Embargoed'), html.includes('.csv')]).toEqual([true, false]);
  });
});

describe('the licence of the data', () => {
  it.each(['/trends', COMMITMENT, `/results/${cycle.code}/members/CA`, `/results/${cycle.code}`])(
    'stands on %s where one is named, by its name',
    (page) => {
      expect(show(page)).toContain(`Data licence: <a href="${LICENCE}" rel="license">CC BY 4.0</a>`);
      expect(show(page, null)).not.toContain('Data licence');
    },
  );

  it('is called by its address where it has no name that everybody knows', () => {
    expect(show('/trends', 'https://example.org/terms')).toContain('>example.org/terms</a>');
    expect(show('/trends', 'https://creativecommons.org/publicdomain/zero/1.0/')).toContain('>CC0 1.0</a>');
  });
});
