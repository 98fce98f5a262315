import { parseRoute, renderPage, writePageTable, writeSitemap, type PublishedRelease } from '@signatory/pages';
import { alignedRelease, PROTOCOL, SDG } from './support/aligned-release.js';
import { FIVE_PILLARS, publishedRelease } from './support/published-release.js';

const ALIGNED = alignedRelease();
const PAGE = '/results/g7-2025/alignments';
const PLAIN = publishedRelease(FIVE_PILLARS, 'g7-2025');

function show(address: string, released: PublishedRelease, language = 'en'): { status: number; html: string } {
  const options = { language, assets: { css: [], js: [] }, base: 'https://signatory.example' };
  return renderPage(parseRoute(address), [released], options);
}

/** The rows of the page's tables: the words of each cell, without what is said for listeners alone. */
const shownRows = (html: string): string[][] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<svg.*<\/svg>/gs, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  );

type Row = Readonly<Record<string, string>>;

function table(released: PublishedRelease): Row[] {
  const text = writePageTable(`${PAGE}.csv`, [released])?.text ?? '';
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])));
}

const itemOf = (rows: readonly Row[], item: string): Row | undefined =>
  rows.find((each) => each['row'] === 'item' && each['item'] === item);

describe('what a plan answers to in other frameworks', () => {
  it('has of each item the average over the scored cells of its commitments, worked out by hand', () => {
    const rows = table(ALIGNED);
    // I.1 has five +1, two 0 and one −1, II.2 three, two and two and is not asked of one member: 8 − 3 of 15 cells. The mean
    // of the two averages would be +0.32.
    expect(itemOf(rows, 'Article 5')).toMatchObject({
      framework: PROTOCOL,
      average: '+0.33',
      percent: '67',
      scored: '15',
      applicable: '15',
      full: '8',
      partial: '4',
      none: '3',
      lowest: '',
      highest: '',
      illustrative: 'true',
      release: '1',
    });
    // III.4 has one +1, three 0 and two −1; one member has no data and one is not asked: −1 of 6, with the gap −2 to 0 of 7.
    expect(itemOf(rows, 'Target 10.7')).toMatchObject({
      framework: SDG,
      average: '-0.17',
      percent: '42',
      scored: '6',
      applicable: '7',
      full: '1',
      partial: '3',
      none: '2',
      lowest: '-0.29',
      highest: '0.00',
    });
  });

  it('shows on its page the figures of its file', () => {
    const shown = shownRows(show(PAGE, ALIGNED).html);
    expect(shown).toContainEqual(['Article 5', '+0.33 (67%)', '15 of 15 scored', '8 at +1, 4 at 0, 3 at −1']);
    expect(shown).toContainEqual([
      'Target 10.7',
      '−0.17 (42%)',
      '6 of 7 scored, between −0.29 and 0.00 if the gaps were scored',
      '1 at +1, 3 at 0, 2 at −1',
    ]);
    const scored = table(ALIGNED).filter(({ average }) => average !== '');
    expect(scored.map(({ row }) => row)).toEqual(expect.arrayContaining(['item', 'commitment']));
    for (const row of scored) {
      const average = row['average']?.replace('-', '−');
      const cells = shown.find(([name]) =>
        row['row'] === 'item' ? name === row['item'] : name?.startsWith(`${row['commitment_id']} `),
      );
      const [mean, coverage, distribution] = cells?.slice(-3) ?? [];
      expect(mean).toBe(`${average} (${row['percent']}%)`);
      expect(coverage?.startsWith(`${row['scored']} of ${row['applicable']} scored`)).toBe(true);
      expect(distribution).toBe(`${row['full']} at +1, ${row['partial']} at 0, ${row['none']} at −1`);
    }
  });

  it('names each commitment and indicator with its pillar and relation, and leads to its page', () => {
    const { html } = show(PAGE, ALIGNED);
    const shown = shownRows(html).map((cells) => cells.slice(0, 2));
    expect(shown).toContainEqual([
      'I.1 Specialised units and their network Pillar I: Operational and investigative capacities',
      'Close to it',
    ]);
    expect(shown).toContainEqual([
      'i6-1 How much was confiscated? Indicator of I.6 Pillar I: Operational and investigative capacities',
      'Related to it',
    ]);
    for (const id of ['I.1', 'II.2', 'III.4', 'I.6'])
      expect(html).toContain(`href="/results/g7-2025/commitments/${id}"`);
    expect(html).toContain('<a href="https://example.org/sdg/10.7">Target 10.7</a>');
  });

  it('lists frameworks by name and items by number', () => {
    const items = table(ALIGNED).filter(({ row }) => row === 'item');
    expect(items.map(({ item }) => item)).toEqual([
      'Article 5',
      'Article 16',
      'Target 10.7',
      'Target 16.4',
      'Target 17.1',
      'Target 17.2',
    ]);
  });

  it('gives an item no average where only indicators answer to it', () => {
    const rows = table(ALIGNED);
    expect(itemOf(rows, 'Target 16.4')).toMatchObject({ average: '', scored: '', applicable: '' });
    expect(rows.filter(({ item }) => item === 'Target 16.4')).toHaveLength(2);
    const shown = shownRows(show(PAGE, ALIGNED).html);
    expect(shown).toContainEqual(['Target 16.4', 'Only indicators answer to it: no average']);
  });

  it('tells what nobody is asked from what nobody was scored on', () => {
    const shown = shownRows(show(PAGE, ALIGNED).html);
    expect(shown).toContainEqual(['Target 17.1', 'N/A', '–']);
    expect(shown).toContainEqual([
      'Target 17.2',
      'no data',
      '0 of 8 scored, between −1.00 and +1.00 if the gaps were scored',
      '',
    ]);
    const rows = table(ALIGNED);
    expect(itemOf(rows, 'Target 17.1')).toMatchObject({ average: '', scored: '0', applicable: '0' });
    expect(itemOf(rows, 'Target 17.2')).toMatchObject({ average: '', scored: '0', applicable: '8' });
  });

  it('counts organisations and N/A as the method of the release has them', () => {
    const { document } = ALIGNED;
    const members = document.plan.members.map((each) =>
      each.code === 'EU' ? { ...each, kind: 'organisation' as const } : each,
    );
    const counted = (method: Partial<typeof document.method>): Row | undefined =>
      itemOf(
        table({
          ...ALIGNED,
          document: { ...document, method: { ...document.method, ...method }, plan: { ...document.plan, members } },
        }),
        'Article 5',
      );
    // Without the union’s +1 on I.1 and its N/A on II.2.
    expect(counted({ organisations: 'apart' })).toMatchObject({ full: '7', scored: '14', applicable: '14' });
    expect(counted({ na: 'as-zero' })).toMatchObject({ partial: '5', scored: '16', applicable: '16' });
  });

  it('stands on the release’s page and among the addresses for crawlers, with its file beside it', () => {
    const matrix = show('/results/g7-2025', ALIGNED).html;
    expect(matrix).toContain(`<a href="${PAGE}#framework-1">${PROTOCOL}</a>`);
    expect(matrix).toContain(`<a href="${PAGE}#framework-2">${SDG}</a>`);
    const { html } = show(PAGE, ALIGNED);
    expect(html).toContain(`<h2 id="framework-2">${SDG}</h2>`);
    expect(html).toContain(`href="${PAGE}.csv" class="file-link" download`);
    expect(writeSitemap([ALIGNED], 'https://signatory.example')).toContain(
      `<loc>https://signatory.example${PAGE}</loc>`,
    );
  });

  it('of a release that waits stays with it, and has no file', () => {
    const waiting = { ...ALIGNED, waiting: { id: 'abc', mark: 'embargoed' as const } };
    expect(show('/results/g7-2025', waiting).html).toContain(`href="/releases/abc${PAGE}#framework-1"`);
    const { html } = show(PAGE, waiting);
    expect([html.includes('Embargoed'), html.includes('+0.33 (67%)'), html.includes('.csv')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is an empty page, to which nothing leads, of a plan that names none', () => {
    const { status, html } = show(PAGE, PLAIN);
    expect([status, html.includes('This plan names no items of other frameworks.')]).toEqual([200, true]);
    expect(html).not.toContain('.csv');
    expect(show('/results/g7-2025', PLAIN).html).not.toContain('alignments');
    expect(writeSitemap([PLAIN], 'https://signatory.example')).not.toContain('alignments');
    expect(writePageTable(`${PAGE}.csv`, [PLAIN])).toBeNull();
    expect(show('/results/none/alignments', PLAIN).status).toBe(404);
    expect(show(`${PAGE}/more`, PLAIN).status).toBe(404);
  });
});
