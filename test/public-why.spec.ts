import { plainText } from '@signatory/domain';
import { parseRoute, renderPage, type PublishedRelease } from '@signatory/pages';
import { FIVE_PILLARS, manyCells, manyMembers, publishedRelease } from './support/published-release.js';

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

/** What stands behind the scores of a commitment that reads one figure and one answer. */
function withBasis(release: PublishedRelease, reason = plainText('It misreads decimals.')): PublishedRelease {
  const { document } = release;
  const indicators = ['staff', 'unit'].map((code) => ({
    code,
    label: `I.1.${code}`,
    role: 'action',
    question: plainText(`What of the ${code}?`),
    unit: plainText('posts'),
    ...(code === 'staff' && { reference: 'window' as const }),
  }));
  const commitments = document.plan.commitments.map((each) => ({ ...each, indicators, reads: ['staff', 'unit'] }));
  const why = {
    scored: '2025-05-12T09:30:00.000Z',
    report: { version: 1, certified: '2025-04-02T09:30:00.000Z' },
    basis: [
      {
        indicator: 'staff',
        evidence: [
          { ...QUOTED, publisherClass: 'official' as const, happened: '2025-02-01', copySha256: 'c'.repeat(64) },
          { title: 'Staff list', sha256: 'd'.repeat(64) },
        ],
        unpublished: 2,
        rules: [
          { rule: 'staff-1', outcome: 'FAIL' as const, answered: '2025-04-01T09:30:00.000Z', count: 3 },
          { rule: 'staff.range', outcome: 'NOT_RUN' as const },
          { rule: 'staff-2', outcome: 'SUSPENDED' as const, reason },
        ],
      },
    ],
    steps: [
      { did: 'certify' as const, role: 'lead-focal-point' as const, at: '2025-04-02T09:30:00.000Z' },
      { did: 'adjudicate' as const, role: 'adjudicator' as const, at: '2025-05-13T09:30:00.000Z' },
    ],
  };
  const figure = { indicator: 'staff', cell: 'total', value: '12', status: 'normal', illustrative: true } as const;
  return {
    ...release,
    document: {
      ...document,
      plan: { ...document.plan, commitments },
      cycle: { ...document.cycle, window: { from: '2024-10-04', to: '2025-10-03' } },
      submissions: [{ member: 'JP', state: 'ACCEPTED', version: 1, submitted: null, late: false, sha256: null }],
      figures: [{ ...figure, member: 'JP' }],
      rules: [
        {
          code: 'staff-1',
          severity: 'WARNING',
          indicator: 'staff',
          kind: null,
          says: plainText('Staff is …: say why.'),
        },
        { code: 'staff.range', severity: 'ERROR', indicator: 'staff', kind: 'range' },
      ],
      scores: document.scores.map((score) => (score.kind === 'score' ? { ...score, why } : score)),
    },
  };
}

it.each(['?view=matrix&cell=JP.I.1', '/members/JP', '/commitments/I.1'])(
  'a score is followed to its values, their evidence, the rules and who did what: %s',
  (address) => {
    const html = show(`/results/g7-2025${address}`, withBasis(OWN));
    const at = html.indexOf(
      '<details class="score-basis">',
      address.startsWith('/commitments') ? html.indexOf('Japan</a>') : 0,
    );
    const told = html.slice(at).replaceAll(/<[^>]+>/g, '');
    for (const words of [
      'Values, evidence, rules and dates',
      'What of the staff?',
      '12 posts (4 October 2024 to 3 October 2025)',
      'The unit takes up its work.',
      'Official · Effective on 1 February 2025',
      `SHA-256 of the page as it was read: ${'c'.repeat(64)}`,
      'File, not published',
      'd'.repeat(64),
      '2 pieces of evidence are for reviewers and the secretariat only.',
      'staff-1 Warning Did not hold; the member answered by 1 April 2025 (3 places)',
      'Staff is …: say why.',
      'staff.range Error Could not be run, so it did not pass',
      'The figure is within its range.',
      'staff-2',
      'Suspended by the secretariat, and not run',
      'Reason: It misreads decimals.',
      '2 April 2025: report certified and submitted (Lead focal point)',
      '13 May 2025: score settled (Adjudicator)',
    ])
      expect(told).toContain(words);
  },
);

it('leads to what stands behind a score where a page has hundreds, and leaves older releases as they were', () => {
  const html = show('/results/all/members/M0', withBasis(manyCells()));
  expect(html).not.toContain('score-basis');
  expect(html).toMatch(/<a href="[^"]*cell=[^"]*">Values, evidence, rules and dates beside the matrix<\/a>/);
  expect(show('/results/g7-2025/members/JP')).not.toContain('Values, evidence');
});
