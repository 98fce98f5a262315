import { plainText } from '@signatory/domain';
import { parseRoute, renderPage, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, manyMembers, publishedRelease } from './support/published-release.js';

const WHY = {
  scored: '2025-05-12T09:30:00.000Z',
  findings: [
    { indicator: 'found', value: true, rationale: plainText('It closed its unit.'), at: '2025-05-12T09:30:00.000Z' },
  ],
};
const QUOTED = {
  title: 'Decree 2025-210',
  publisher: 'Official gazette',
  url: 'https://example.org/decree',
  published: '2025-02-28',
  accessed: '2025-03-03',
  page: '14',
  quote: 'The unit takes up its work.',
};

/** The same, in which it is known of each score how it came about. */
function grounded(release: PublishedRelease): PublishedRelease {
  const scores = release.document.scores.map((score) =>
    score.kind === 'score' ? { ...score, evidence: [QUOTED], agreement: 'agreed' as const, why: WHY } : score,
  );
  return { ...release, document: { ...release.document, scores } };
}

const OWN = grounded(publishedRelease(FIVE_PILLARS, 'g7-2025'));
const MANY = grounded(manyMembers());

const show = (address: string, release = OWN, language = 'en'): string =>
  renderPage(parseRoute(address), [release], {
    language,
    assets: { css: [], js: [] },
    base: 'https://signatory.example',
  }).html;

const blocksOf = (html: string) => [...html.matchAll(/<details class="score-why"( open="")?>(.*?)<\/details>/gs)];

it.each(['?view=matrix&cell=JP.I.1', '/members/JP', '/commitments/I.1'])(
  'a page of scores says of each what is cited, what was found and what it rests on: %s',
  (address) => {
    const html = show(`/results/g7-2025${address}`);
    const told = address.startsWith('/') ? (blocksOf(html)[0]?.[2] ?? '') : html;
    for (const words of [
      'Decree 2025-210',
      'page 14',
      'Access Date: 3 March 2025',
      'The unit takes up its work.',
      'Found by assessors',
      'It closed its unit.',
      'Two reviewers gave this score',
      'Scored on 12 May 2025',
    ])
      expect(told).toContain(words);
  },
);

it('stands open among few scores and folded among many, one for each that has more to tell', () => {
  const ofCommitment = blocksOf(show('/results/g7-2025/commitments/I.1'));
  expect(ofCommitment.map(([, open]) => open)).toEqual(Array.from({ length: 8 }, () => ' open=""'));
  const ofMember = blocksOf(show('/results/g7-2025/members/JP'));
  expect(ofMember.map(([, open]) => open)).toEqual(Array.from({ length: 18 }, () => undefined));
  // Which of them it is, is told to whoever hears the page.
  expect(ofMember[0]?.[2]).toContain('<summary>Why this score<span class="visually-hidden"> I.1</span></summary>');
  expect(blocksOf(show('/results/all/commitments/C0', MANY)).every(([, open]) => open === undefined)).toBe(true);
});

it('says nothing where nothing is known', () => {
  const cited = publishedRelease(FIVE_PILLARS, 'g7-2025', 'A Research Group, Report, 2025');
  const scores = cited.document.scores.map((score) => ({ ...score, agreement: null }));
  for (const address of ['/members/JP', '/commitments/I.1'])
    expect(blocksOf(show(`/results/g7-2025${address}`, { ...cited, document: { ...cited.document, scores } }))).toEqual(
      [],
    );
});

it('both sentences of a score are read on its member’s page, as on the others', () => {
  const reason = plainText('What the clause says.');
  const scores = OWN.document.scores.map((score) => ({ ...score, reason }));
  const html = show('/results/g7-2025/members/JP', { ...OWN, document: { ...OWN.document, scores } });
  expect(html).toContain('<p>What the clause says.</p><p>Both reviewers read the report');
});
