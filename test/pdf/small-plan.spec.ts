import {
  renderCommitmentSheet,
  renderMemberScorecard,
  renderPillarScorecard,
  renderReport,
  renderSummary,
} from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { messages, type MessageKey } from '@signatory/texts';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, textOfPage, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease, releaseOf, smallRelease, type Sketch } from './release-documents.js';

const HASH = '7f3a91c2'.repeat(8);
const VERIFICATION = { site: 'https://monitor.example', key: 'k'.repeat(43) };

/** The paragraph under a heading. */
function citationIn(pdf: OpenPdf, heading: string): string | undefined {
  const nodes = allNodes(pdf.roots);
  const at = nodes.findIndex(({ role, text }) => role === 'H3' && text === heading);
  return nodes.slice(at).find(({ role }) => role === 'P')?.text;
}

/** The page of each entry of the contents, by its title. */
function pagesOf(pdf: OpenPdf): Map<string, number> {
  const entries = allNodes(pdf.roots)
    .filter(({ role }) => role === 'TOCI')
    .map(({ text }) => /^(.*?)(\d+)$/.exec(text) ?? []);
  return new Map(entries.map(([, title = '', page]) => [title, Number(page)]));
}

it('a small plan has its tables below one another, and its contents tell their pages', async () => {
  const bytes = await renderReport(smallRelease());
  expect(checkPdf(bytes)).toEqual([]);
  const pdf = openPdf(bytes);
  const pages = pagesOf(pdf);
  expect(pages.get('Table A. Commitments assessed')).toBe(pages.get('Summary'));
  expect(pages.get('Table C. Members by average')).toBe(pages.get('Table B. Score matrix'));
  // Chapters have a name in common, which is no section.
  expect(pages.get('Chapters on the commitments')).toBe(pages.get('A1 Staff the common posts'));
  pages.delete('Chapters on the commitments');
  for (const [title, page] of pages) expect(textOfPage(pdf, page - 1)).toContain(title);
  // A section is an element of its own, also where its page is not: with the cover and the contents.
  const sections = pdf.roots.flatMap(({ children }) => children);
  expect(sections.map(({ role }) => role)).toEqual(Array.from({ length: pages.size + 2 }, () => 'Sect'));
  expect(pdf.pages.length).toBeLessThan(sections.length);
});

it('a plan whose tables fill their pages has each on pages of its own', async () => {
  const pages = pagesOf(openPdf(await renderReport(illustrativeRelease())));
  const tables = [...pages].filter(([title]) => /^Table [A-D]\. /.test(title)).map(([, page]) => page);
  expect(new Set(tables).size).toBe(tables.length);
});

it('each shorter form of a small plan is one page', async () => {
  const release = smallRelease();
  for (const bytes of [
    await renderMemberScorecard(release, 'FRA'),
    await renderPillarScorecard(release, 'A'),
    await renderCommitmentSheet(release, 'A1'),
    await renderSummary(release),
  ]) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(openPdf(bytes).pages).toHaveLength(1);
  }
});

it('counts beside each other are heard apart, and a level that nobody reached as none', async () => {
  const cells = allNodes(openPdf(await renderPillarScorecard(smallRelease(), 'A')).roots).filter(
    ({ role }) => role === 'TD',
  );
  const texts = cells.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['1, 1, 1', '2, 1, 0']));
});

it.each(['en', 'de', 'ja'])('sets a scorecard closer where it saves a page, in %s', async (language) => {
  const release = illustrativeRelease();
  const options = { language, paper: 'Letter' } as const;
  const scorecard = openPdf(await renderMemberScorecard(release, 'JPN', options));
  expect(scorecard.pages).toHaveLength(2);
  expect(textOfPage(scorecard, 1)).toContain(messages(language)('pdf.scorecard.comparison'));
  // Whose wording a pillar's title is stands under it, above its figures.
  const pillar = textOfPage(openPdf(await renderPillarScorecard(release, 'A', options)), 0);
  const at = (key: MessageKey): number => pillar.indexOf(messages(language)(key));
  expect(at('provenance.official')).toBeGreaterThan(0);
  expect(at('provenance.official')).toBeLessThan(at('term.distribution'));
});

it('scores of many members without a word beside them stand on one page, in two columns', async () => {
  const release = releaseOf({
    title: 'Ports and skies',
    plan: 'Ports and skies',
    pillars: [['A', 'Trade']],
    members: Array.from({ length: 21 }, (_, at) => [`M${at}`, `Member ${at}`, `M${at}`] as const),
    commitments: [['A.1', 'A', 'Keep ports clean', '+0-'.repeat(7)]],
    reason: () => null,
  });
  const bytes = await renderCommitmentSheet({ ...release, verification: VERIFICATION }, 'A.1', { releaseHash: HASH });
  expect(checkPdf(bytes)).toEqual([]);
  const pdf = openPdf(bytes);
  expect(pdf.pages).toHaveLength(1);
  expect(allNodes(pdf.roots).filter(({ role }) => role === 'Table')).toHaveLength(2);
  expect(textOfPage(pdf, 0)).toContain('Member 20');
});

it('a member that is alone is compared with nobody', async () => {
  const sketch = (members: Sketch['members']): Sketch => ({
    title: 'Ports and skies',
    plan: 'Ports and skies',
    pillars: [['A', 'Trade']],
    members,
    commitments: [['A.1', 'A', 'Keep ports clean', '+0']],
  });
  const canada = ['CA', 'Canada', 'CAN'] as const;
  const told = async (members: Sketch['members']): Promise<boolean> => {
    const pdf = openPdf(await renderMemberScorecard(releaseOf(sketch(members)), 'CA'));
    return allNodes(pdf.roots).some(({ text }) => text === 'Comparison with all members');
  };
  expect(await told([canada])).toBe(false);
  expect(await told([canada, ['FR', 'France', 'FRA']])).toBe(true);
});

it('a sheet and a summary have a tree that is read in order, each part once', async () => {
  const signed = illustrativeRelease({ verification: VERIFICATION });
  const treeOf = (bytes: Uint8Array): string[] => {
    const [section, ...others] = openPdf(bytes).roots.flatMap(({ children }) => children);
    expect(others).toEqual([]);
    return (section?.children ?? []).map(({ role, object, text, children }) => {
      if (role === 'Figure') return `Figure ${object.get('Alt').asString()}`;
      const [head, ...rows] = role === 'Table' ? children : [];
      return head ? `Table ${head.children.map((cell) => cell.text).join(', ')}: ${rows.length}` : `${role} ${text}`;
    });
  };
  const release = 'Joint Action Plan 2026: first cycle';
  const about = 'Interim · Reporting window 1 November 2025 to 31 October 2026';
  const reading =
    'P How to read the scores. +1 means the commitment was fully met in the window, 0 partly met or in progress';
  const closing = [
    expect.stringContaining(reading),
    `Figure QR code with the address https://monitor.example/verify?hash=${HASH}`,
    expect.stringContaining(`P Source and version. ${release}, release 1, 24 November 2026. Release hash (SHA-256): `),
  ];
  expect(treeOf(await renderCommitmentSheet(signed, 'A4', { releaseHash: HASH }))).toEqual([
    'H1 A4. Protect 30% of land and sea',
    `P Commitment sheet. ${release}, 24 November 2026`,
    `P ${about}`,
    'P Average',
    'P +0.43',
    'P 71%',
    'P Distribution of scores',
    'Figure 4 at +1, 2 at 0, 1 at −1',
    'P 4 in full compliance, 2 in partial compliance, 1 in non-compliance.',
    'P Coverage',
    'P 7',
    'P of 7 asked',
    'P Percent: 0% means all −1, 50% all 0, 100% all +1. It is not the share of commitments met.',
    'H2 Scores of the members',
    'Table Score, Member, Reason: 8',
    ...closing,
  ]);
  expect(treeOf(await renderSummary(signed, { releaseHash: HASH }))).toEqual([
    `H1 ${release}`,
    `P Summary on one page, 24 November 2026 · ${about}`,
    'P Average score, all commitments',
    'P +0.41',
    'P 71%',
    'P Distribution of scores',
    'Figure 81 at +1, 59 at 0, 16 at −1',
    'P 81 in full compliance, 59 in partial compliance, 16 in non-compliance.',
    'P Between +0.40 and +0.42 if what has no data were scored.',
    'P Coverage',
    'P 156',
    'P of 157 asked',
    'P 20 commitments, 8 members',
    'P Percent: 0% means all −1, 50% all 0, 100% all +1. It is not the share of commitments met.',
    'H2 By member',
    'Table Member, Average, Scored: 8',
    'H2 By pillar',
    'Table Pillar, Average, Scored: 5',
    'H2 By commitment',
    'Table Commitment, Average, Scored: 12',
    'P The first and last 6 of 20.',
    ...closing,
  ]);
});

it.each([
  ['en', 'Suggested citation', 'Final compliance report. Observatory (Geneva). Release 1, 24 November 2026. '],
  ['ja', '引用表記', '最終履行報告書。Observatory (Geneva)。リリース1、2026年11月24日。'],
])('says how it is cited, with its publisher and where it is found, in %s', async (language, heading, words) => {
  const { title: plan, cycle } = illustrativeRelease();
  const title = [plan, cycle.title].map(({ texts }) => texts['en']?.text).join(language === 'ja' ? '：' : ': ');
  const report = async (overrides: Partial<ReleaseDocument>) =>
    openPdf(await renderReport(illustrativeRelease({ phase: 'final', ...overrides }), { language, releaseHash: HASH }));
  const stop = language === 'ja' ? '。' : '. ';
  const published = await report({ publisher: 'Observatory (Geneva)', verification: VERIFICATION });
  expect(citationIn(published, heading)).toBe(`${title}${stop}${words}${VERIFICATION.site}/verify?hash=${HASH}`);
  expect(published.document.getMetaData('info:Author')).toBe('Observatory (Geneva)');
  // Nobody said who publishes it, and it can be looked up nowhere.
  const bare = citationIn(await report({}), heading);
  expect(bare).toBe(`${title}${stop}${words}`.replace(`Observatory (Geneva)${stop}`, '').trimEnd());
});

it('leaves no room for a distribution where nothing is scored', async () => {
  const cells = '...';
  const release = releaseOf({
    title: 'Nothing yet',
    plan: 'Nothing yet',
    members: smallRelease().plan.members.map(({ code, abbreviation }) => [code, code, abbreviation] as const),
    commitments: [['A1', null, 'Staff the common posts', cells]],
  });
  const bytes = await renderCommitmentSheet(release, 'A1');
  expect(checkPdf(bytes)).toEqual([]);
  const nodes = allNodes(openPdf(bytes).roots);
  expect(nodes.filter(({ role }) => role === 'Figure').map(({ object }) => object.get('Alt').asString())).toEqual([]);
  const words = nodes.filter(({ role }) => role === 'P').map(({ text }) => text);
  expect(words).toContain('Nothing scored');
  expect(words.join(' ')).not.toContain('0 in full compliance');
});

it('the counts of a distribution are copied as they are heard', async () => {
  const signed = illustrativeRelease({ verification: VERIFICATION });
  const bytes = await renderSummary(signed);
  const spans = allNodes(openPdf(bytes).roots).filter(({ role }) => role === 'Figure');
  expect(spans[0]?.children.map(({ object }) => object.get('ActualText').asString())).toEqual([
    '81 at +1, 59 at 0, 16 at −1',
  ]);
  expect(checkPdf(bytes)).toEqual([]);
});

it('a commitment sheet names what the commitment answers to in other frameworks, and where its indicators shall be', async () => {
  const release = illustrativeRelease();
  const alignments = [{ framework: 'A convention', item: 'Article 2', relation: 'close' as const }];
  const stated = {
    type: 'percentage' as const,
    target: { value: '90', date: '2030', words: plainText('of all calls') },
    baseline: { value: '62.5', date: '2019', source: 'Watch yearbook' },
    method: plainText('By the log of the watch'),
  };
  const commitments = release.plan.commitments.map((commitment) => ({
    ...commitment,
    alignments,
    indicators: [{ code: 'a', label: 'A.1.a', role: 'output', question: plainText('How many?'), ...stated }],
  }));
  const code = commitments[0]?.code ?? '';
  const bytes = await renderCommitmentSheet({ ...release, plan: { ...release.plan, commitments } }, code);
  expect(checkPdf(bytes)).toEqual([]);
  const text = textOfPage(openPdf(bytes), 0);
  expect(text).toContain('In other frameworks: A convention, Article 2 (Close to)');
  expect(text).toContain('A.1.a Target: 90%: of all calls (by 2030)');
  expect(text).toContain('A.1.a Baseline: 62.5% (2019; source: Watch yearbook)');
  expect(text).toContain('A.1.a How it is measured: By the log of the watch');
});

it.each(['en', 'de', 'fr', 'it', 'ja'])(
  'leaves no half of a page between its tables and pillars, in %s',
  async (language) => {
    const pdf = openPdf(await renderReport(illustrativeRelease(), { language }));
    const plain = (text: string): string => text.replaceAll(/\s/g, '');
    const texts = pdf.pages.map((_, index) => plain(textOfPage(pdf, index))).slice(2);
    const say = (key: MessageKey): string => plain(messages(language)(key));
    // Members and pillars stand beside each other, so that the summary is one page.
    expect(texts[1]).toContain(say('pdf.byCommitment'));
    expect(texts[2]).toContain(say('pdf.tableA'));
    const tableD = texts.findIndex((text) => text.includes(say('pdf.tableD')));
    expect(texts[tableD]).toContain(say('bounds.chart.heading'));
    // A pillar begins under another where all of its commitments stand there with it; the summary names both as well.
    const pillar = texts.slice(tableD).find((text) => text.includes(plain('B. Economy, trade and integrity')));
    for (const title of [
      'C. Digital and artificial intelligence',
      'Report under the AI code of conduct',
      'Open government data by default',
    ])
      expect(pillar).toContain(plain(title));
    // The method is parted, since verification fills what it leaves.
    expect(texts.at(-2)).toContain(say('pdf.method'));
    expect(texts.at(-1)).toContain(say('pdf.verification'));
    expect(texts.at(-1)).toContain(say('pdf.method.ground'));
  },
);
