import {
  renderCommitmentSheet,
  renderMemberScorecard,
  renderPillarScorecard,
  renderReport,
  renderSummary,
} from '@signatory/pdf';
import { plainText } from '@signatory/domain';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { outsideOf } from './checker/outside-of.js';
import { largeRelease, releaseOf } from './release-documents.js';

it('prints 193 members and 250 commitments in every product', async () => {
  const release = largeRelease(193, 250);
  const report = await renderReport(release);
  expect(checkPdf(report)).toEqual([]);
  // Each score of Table B is there: 250 × 193, over pages and parts.
  const marks = readTables(openPdf(report))
    .flat(2)
    .filter((cell) => /^(?:\+1|0|−1|N\/A|n\/d)$/.test(cell));
  expect(marks.length).toBeGreaterThanOrEqual(250 * 193);
  const scorecard = await renderMemberScorecard(release, 'M004');
  for (const bytes of [await renderSummary(release), scorecard, await renderCommitmentSheet(release, 'K5')]) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(outsideOf(bytes)).toEqual([]);
    expect(openPdf(bytes).pages.length).toBeLessThanOrEqual(4);
  }
  const [scores = []] = readTables(openPdf(scorecard)).filter((rows) => rows.length > 250);
  const covered = (code: string): string | undefined =>
    scores
      .find((cells) => cells[1] === code)
      ?.at(-1)
      ?.replace(/\s+/g, ' ');
  expect(scores.filter(([, code]) => /^K\d/.test(code ?? ''))).toHaveLength(250);
  for (const { commitment, average, scored, applicable } of release.tables.commitments) {
    const [code] = release.plan.commitments.filter(({ id }) => id === commitment).map((each) => each.code);
    expect(average).not.toBeNull();
    expect(covered(code ?? '')).toMatch(scored < applicable ? new RegExp(` ${scored}/${applicable}$`) : /^\S+$/);
  }
});

it.each(['en', 'de'])('prints how many of 193 members are scored on one line, in %s', async (language) => {
  const text = textOfPages(openPdf(await renderReport(largeRelease(193, 4), { language })));
  const of = language === 'de' ? 'von' : 'of';
  expect(text).not.toMatch(new RegExp(`\\d{3} ${of}\\n\\d{3}\\n`));
  // In the summary's table and in Table D; a few columns have no gap.
  expect(text.match(new RegExp(`^\\d{3} ${of} \\d{3}$`, 'gm'))?.length).toBeGreaterThanOrEqual(8);
});

it.each([
  ['en', '1,344'],
  ['de', '1.344'],
])('groups the digits of thousands of scores of a pillar wherever they stand, in %s', async (language, all) => {
  const many = releaseOf({
    title: 'Many',
    plan: 'Many',
    pillars: [['I', 'Energy']],
    members: Array.from({ length: 192 }, (_, at) => [`M${at}`, `Member ${at}`, `M${at}`] as const),
    commitments: Array.from({ length: 7 }, (_, at) => [`I.${at}`, 'I', `Commitment ${at}`, '+'.repeat(192)] as const),
  });
  for (const bytes of [
    await renderReport(many, { language }),
    await renderSummary(many, { language }),
    await renderPillarScorecard(many, 'I', { language }),
  ]) {
    const text = textOfPages(openPdf(bytes));
    expect(text).toContain(all);
    // But in the small bars of a table, whose counts are heard in a row.
    expect(text).not.toMatch(/1344(?!, 0, 0)/);
  }
});

const FORTY = 'Federation of States and Territories X–Y';

/** Three pillars of four commitments and 21 members, all with names of forty characters; the last pillar has no score. */
const long = releaseOf({
  title: `${FORTY}: ${FORTY}`,
  plan: FORTY,
  pillars: ['A', 'B', 'C'].map((code) => [code, `${FORTY} ${code}`] as const),
  members: Array.from({ length: 21 }, (_, at) => [`M${at}`, `${FORTY}${at}`, `${FORTY}${at}`] as const),
  commitments: ['A', 'B', 'C'].flatMap((pillar) =>
    [1, 2, 3, 4].map(
      (n) =>
        [`${pillar}${n}`, pillar, `${FORTY} ${n}`, (pillar === 'C' ? '.' : '+0-').repeat(21).slice(0, 21)] as const,
    ),
  ),
});

it.each(['en', 'ja'])(
  'prints names of forty characters inside the page in the shorter forms, in %s',
  async (language) => {
    for (const bytes of [
      await renderSummary(long, { language }),
      await renderPillarScorecard(long, 'A', { language }),
      await renderCommitmentSheet(long, 'B2', { language, paper: 'Letter' }),
      await renderMemberScorecard(long, 'M20', { language, paper: 'Letter' }),
    ]) {
      expect(checkPdf(bytes)).toEqual([]);
      expect(outsideOf(bytes)).toEqual([]);
    }
  },
);

it('prints a pillar in which nothing is scored, and says so', async () => {
  const bytes = await renderPillarScorecard(long, 'C');
  expect(checkPdf(bytes)).toEqual([]);
  const words = textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
  expect(words).toContain('Nothing scored');
  expect(words).not.toMatch(/\d%/);
});

it('prints a reason of three thousand words on a sheet and on a scorecard, over pages', async () => {
  const reason = Array.from({ length: 3_000 }, (_, at) => `reason${at}`).join(' ');
  const release = {
    ...long,
    scores: long.scores.map((score) =>
      score.member === 'M3' && score.commitment === 'A1' ? { ...score, rationale: plainText(reason) } : score,
    ),
  };
  for (const bytes of [await renderCommitmentSheet(release, 'A1'), await renderMemberScorecard(release, 'M3')]) {
    expect(checkPdf(bytes)).toEqual([]);
    const words = textOfPages(openPdf(bytes));
    for (const word of ['reason0', 'reason1500', 'reason2999']) expect(words).toContain(word);
  }
});
