import type { ReleaseDocument } from '@signatory/contract';
import { renderMemberScorecard, renderReport } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, kidsOf, openPdf, readTables, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

type Source = ReleaseDocument['scores'][number]['evidence'][number];

/** The illustrative release in which one score cites something. */
function citing(evidence: Source[]): ReleaseDocument {
  const release = illustrativeRelease();
  return {
    ...release,
    scores: release.scores.map((score) =>
      score.commitment === 'B3' && score.member === 'JPN' ? { ...score, evidence } : score,
    ),
  };
}

async function scorecard(evidence: Source[], language = 'en'): Promise<OpenPdf> {
  const bytes = await renderMemberScorecard(citing(evidence), 'JPN', { language });
  expect(checkPdf(bytes)).toEqual([]);
  return openPdf(bytes);
}

const cited = (pdf: OpenPdf): (string | undefined)[] =>
  readTables(pdf)
    .flat()
    .filter(([number]) => number?.startsWith('['))
    .map(([, words]) => words);

/** Where the links of the pages lead, and what is read of each. */
const linksOf = ({ pages }: OpenPdf): string[] =>
  pages.flatMap(({ object }) =>
    kidsOf(object.get('Annots')).map((annotation) => {
      const to = annotation.get('A', 'URI');
      return `${to.isString() ? to.asString() : annotation.get('A', 'D').asString()} ${annotation.get('Contents').asString()}`;
    }),
  );

const FULL: Source = {
  title: 'Decree on ports',
  publisher: 'Ministry of Transport (Ottawa)',
  published: '2026-02-03',
  page: '14',
  accessed: '2026-06-01',
  url: 'https://example.org/decree',
  archived: 'https://archive.example/2026/decree',
};

describe('a reference', () => {
  it.each([
    [
      'en',
      'Decree on ports, Ministry of Transport (Ottawa) 3 February 2026, page 14. Access Date: 1 June 2026. https://example.org/decree. Archived copy: https://archive.example/2026/decree',
    ],
    [
      'fr',
      'Decree on ports, Ministry of Transport (Ottawa) 3 février 2026, page 14. Consulté le 1er juin 2026. https://example.org/decree. Copie archivée : https://archive.example/2026/decree',
    ],
    [
      'ja',
      'Decree on ports、Ministry of Transport (Ottawa)、2026年2月3日、14ページ。閲覧日：2026年6月1日。https://example.org/decree。アーカイブ：https://archive.example/2026/decree',
    ],
  ])('names publisher, city, day, day of access and address as the field does, in %s', async (language, words) => {
    const [printed] = cited(await scorecard([FULL], language));
    expect(printed?.replaceAll('\u00a0', ' ')).toBe(words.replaceAll('\u00a0', ' '));
  });

  it('leaves no sign where something is not known', async () => {
    expect(
      cited(
        await scorecard([
          { title: 'Only a title' },
          { title: 'Of a day', published: '2026-02-03' },
          { title: 'Of somebody', publisher: 'Ministry' },
          { title: 'At an address', url: 'https://example.org/a' },
          { title: 'Seen', accessed: '2026-06-01', url: 'https://example.org/b' },
        ]),
      ),
    ).toEqual([
      'Only a title.',
      'Of a day, 3 February 2026.',
      'Of somebody, Ministry.',
      'At an address. https://example.org/a',
      'Seen. Access Date: 1 June 2026. https://example.org/b',
    ]);
  });
});

describe('an address', () => {
  it('is a link, in the structure and on the page, with the whole of it on each of its lines', async () => {
    const long = `https://example.org/${'a-very-long-path/'.repeat(12)}`;
    const pdf = await scorecard([FULL, { title: 'Long', url: long }]);
    const links = linksOf(pdf);
    const addresses = [FULL.url, FULL.archived, long].map((url) => `${url} ${url}`);
    expect([...new Set(links)]).toEqual(addresses);
    expect(links.filter((link) => link === addresses[2]).length).toBeGreaterThan(1);
    const tagged = allNodes(pdf.roots).filter(({ role }) => role === 'Link');
    expect(tagged.map(({ annotations }) => annotations.length)).toEqual(links.map(() => 1));
    const read = tagged.map(({ text }) => text).join('');
    expect(read.replaceAll(/\s/g, '')).toBe([FULL.url, FULL.archived, long].join(''));
  });

  it('of other letters leads where a browser would go, and what is no address of the web leads nowhere', async () => {
    const pdf = await scorecard([
      { title: 'A', url: 'https://example.org/法令' },
      { title: 'B', url: 'mailto:somebody@example.org' },
    ]);
    expect(linksOf(pdf)).toEqual(['https://example.org/%E6%B3%95%E4%BB%A4 https://example.org/法令']);
    expect(cited(pdf)).toEqual(['A. https://example.org/法令', 'B. mailto:somebody@example.org']);
  });

  it('is a link in a chapter of the report too', async () => {
    const bytes = await renderReport(citing([FULL]));
    expect(checkPdf(bytes)).toEqual([]);
    const pdf = openPdf(bytes);
    expect(textOfPages(pdf).replace(/\s+/g, ' ')).toContain(
      'References 1. Decree on ports, Ministry of Transport (Ottawa)',
    );
    expect(linksOf(pdf)).toContain('https://example.org/decree https://example.org/decree');
  });
});
