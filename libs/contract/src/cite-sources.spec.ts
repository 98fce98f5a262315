import { plainText } from '@signatory/domain';
import { citeSources, citesSources } from './cite-sources.js';
import { portsRelease } from './ports.testing.js';
import type { ReleaseDocument } from './release-document.js';
import { CITATION_FORMS } from './write-citation.js';

const DECREE = {
  title: 'Decree on {waste} & 100 %',
  publisher: 'Ministère du Transport (Ottawa)',
  url: 'https://example.org/decree?a={1}&b=50%25',
  published: '2026-02-03',
};

function release(changes: Partial<ReleaseDocument> = {}): ReleaseDocument {
  const document = portsRelease(
    [
      ['commitment_id', 'commitment', 'Canada', 'Japan'],
      ['ports', 'Clean ports', '+1', '0'],
      ['skies', 'Open skies', '0', '-1'],
    ],
    '2026-06-03T23:30:00Z',
  );
  const [, japan] = document.plan.members.map(({ code }) => code);
  return {
    ...document,
    scores: document.scores.map((score) => {
      if (score.commitment !== 'ports') return score;
      if (score.member === japan) return { ...score, evidence: [{ title: '港湾統計' }] };
      return { ...score, evidence: [{ ...DECREE, page: '14', quote: 'in force\nat once', accessed: '2026-05-01' }] };
    }),
    ...changes,
  };
}

it('cites each source once, with where and by which words it shows something, in three forms', () => {
  const [canada = '', japan = ''] = release().plan.members.map(({ code }) => code);
  const document = release({
    actions: [
      {
        member: canada,
        commitment: 'skies',
        happened: '2026-02-03',
        text: plainText('A decree.'),
        class: 'strong',
        origin: 'member',
        contested: false,
        evidence: [
          { ...DECREE, title: 'The decree', page: '20', accessed: '2026-05-30', archived: 'https://archive.example/1' },
        ],
      },
    ],
    replies: [
      {
        member: japan,
        commitment: 'ports',
        kind: 'contested',
        text: null,
        onFile: true,
        at: '2026-06-01T00:00:00Z',
        evidence: [],
        answer: {
          text: 'It stands.',
          role: 'adjudicator',
          at: '2026-06-02T00:00:00Z',
          evidence: [{ title: 'Register', page: 'section 3', quote: 'closed', sha256: 'ab'.repeat(32) }],
        },
      },
    ],
    chapters: [
      {
        commitment: 'ports',
        original: 'en',
        texts: {},
        references: [
          { key: 'act', title: 'The action', action: 0 },
          { key: 'map', title: 'A map', publisher: 'Port Authority', accessed: '2026-05-02' },
        ],
      },
    ],
  });
  const cited = citeSources(document, 'en');
  const [csl, bib, ris] = CITATION_FORMS.map((form) => form.write(cited));
  const items = JSON.parse(csl ?? '') as { readonly id: string; readonly title: string }[];
  expect(items.map(({ title }) => title)).toEqual(['A map', DECREE.title, '港湾統計', 'Register']);
  expect(items[1]).toEqual({
    id: expect.stringMatching(/^ministere-du-transport-2026-[a-z0-9]+$/),
    type: 'webpage',
    title: DECREE.title,
    publisher: 'Ministère du Transport',
    'publisher-place': 'Ottawa',
    issued: { 'date-parts': [[2026, 2, 3]] },
    accessed: { 'date-parts': [[2026, 5, 30]] },
    page: '14, 20',
    URL: 'https://example.org/decree?a=%7B1%7D&b=50%25',
    language: 'und',
    note: '“in force at once” (page 14) Archived copy: https://archive.example/1 Cited on commitments ports, skies.',
  });
  expect(items[3]).toMatchObject({
    type: 'document',
    note: `“closed” (section 3) SHA-256 ${'ab'.repeat(32)} Cited on commitment ports.`,
  });
  expect(new Set(items.map(({ id }) => id)).size).toBe(4);
  for (const { id } of items) expect(id).toMatch(/^[a-z][a-z0-9-]+$/);
  const entry = bib?.split('\n\n').find((each) => each.startsWith(`@misc{${items[1]?.id},`));
  for (const line of [
    'title = {{Decree on \\{waste\\} \\& 100 \\%}}',
    'howpublished = {Ministère du Transport}',
    'pages = {14, 20}',
    'urldate = {2026-05-30}',
    'url = {https://example.org/decree?a=%7B1%7D&b=50%25}',
    'note = {“in force at once” (page 14) Archived copy: https://archive.example/1 Cited on commitments ports, skies.}',
    'month = feb',
  ])
    expect(entry).toContain(`  ${line},\n`);
  const records = ris?.split('ER  - \r\n');
  expect(records).toHaveLength(5);
  expect(records?.[1]?.split('\r\n')).toEqual(
    expect.arrayContaining(['TY  - ELEC', `ID  - ${items[1]?.id}`, 'Y2  - 2026/05/30', 'SP  - 14, 20']),
  );
});

it('cites what stands behind one commitment alone, under the same names in every language', () => {
  const document = release();
  expect(citeSources(document, 'en', 'skies')).toEqual([]);
  expect([citesSources(document, 'skies'), citesSources(document, 'ports'), citesSources(document)]).toEqual([
    false,
    true,
    true,
  ]);
  const [english, japanese] = ['en', 'ja'].map((language) => citeSources(document, language, 'ports'));
  expect(japanese?.map(({ key }) => key)).toEqual(english?.map(({ key }) => key));
  expect(japanese?.[0]?.notes).toEqual(['「in force at once」（14ページ）', '引用箇所：コミットメントports。']);
});
