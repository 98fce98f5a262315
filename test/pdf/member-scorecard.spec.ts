import { renderMemberScorecard, renderPillarScorecard, renderReport, renderSummary } from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { judgedRelease } from './judged-release.js';
import { illustrativeRelease, releaseOf, rioRelease } from './release-documents.js';

const SUBMITTED: Pick<ReleaseDocument, 'submissions' | 'punctuality'> = {
  submissions: [
    {
      member: 'FRA',
      state: 'ACCEPTED',
      version: 2,
      submitted: '2026-10-04T10:00:00Z',
      late: true,
      sha256: 'cd'.repeat(32),
    },
    { member: 'DEU', state: 'NOT_STARTED', version: null, submitted: null, late: false, sha256: null },
  ],
  punctuality: [{ member: 'FRA', kind: 'late', extendedTo: null }],
};

const wordsOf = (bytes: Uint8Array): string => textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
const rowsOf = (bytes: Uint8Array): string[] =>
  readTables(openPdf(bytes))
    .flat()
    .map((row) => row.join(' | '));

it.each(['en', 'fr', 'de', 'it', 'ja'])(
  'with change, strengths and the record of its report has no fault, in %s',
  async (language) => {
    expect(checkPdf(await renderMemberScorecard({ ...judgedRelease(), ...SUBMITTED }, 'FRA', { language }))).toEqual(
      [],
    );
  },
);

describe('a member’s scorecard', () => {
  it('says what changed since the release before, with every earlier score that can be compared beside the new one', async () => {
    const scorecard = await renderMemberScorecard(judgedRelease(), 'FRA');
    const rows = rowsOf(scorecard);
    expect(rows).toContain('A1 | Phase out unabated coal power | 0 | +1');
    expect(rows.find((row) => row.startsWith('+1 | A1 |'))).toMatch(/ \| 0 \| \+0\.50$/);
    // The last commitment was scored by another guideline.
    expect(rows.find((row) => row.startsWith('+1 | E4 |'))).toMatch(/ \| – \| /);
    expect(rows).toContain('France | +0.11 | +0.16 | | +0.21 | +0.26 | +0.31 | +0.70');
    expect(wordsOf(scorecard)).toContain('What changed since Cycle 2025');
    expect(wordsOf(scorecard)).toContain('Cycle 2025: +0.31');
  });

  it('of a release from before has no column for scores that nobody kept', async () => {
    const { change, ...release } = judgedRelease();
    if (!change) throw new Error('The judged release has a change.');
    const { compared: _, ...before } = change;
    const rows = rowsOf(await renderMemberScorecard({ ...release, change: before }, 'FRA'));
    expect(rows.filter((row) => row.startsWith('Score |'))).toEqual(['Score | Commitment | Reason | All members']);
    expect(wordsOf(await renderMemberScorecard(illustrativeRelease(), 'FRA'))).not.toContain('What changed');
  });

  it('names strengths that few share and gaps that few have', async () => {
    const rows = readTables(openPdf(await renderMemberScorecard(rioRelease(), 'AR')));
    const [strengths, gaps] = rows.filter(([head]) => head?.join() === 'Commitment,All members');
    expect(strengths?.slice(1).map(([name]) => name)).toEqual([
      expect.stringContaining('Macroeconomics'),
      expect.stringContaining('Biodiversity'),
    ]);
    expect(gaps?.[1]?.[0]).toContain('Disaster Risk Reduction');
    expect(gaps).toHaveLength(4);
  });

  it('says which report stands behind it, when it came and whether in time', async () => {
    const release = { ...judgedRelease(), ...SUBMITTED };
    const france = wordsOf(await renderMemberScorecard(release, 'FRA'));
    expect(france).toMatch(
      /Its report Version 2 was submitted on 4 October 2026, 10:00 UTC\. Late\. SHA-256: cdcdcdcd/,
    );
    expect(wordsOf(await renderMemberScorecard(release, 'DEU'))).toContain('There is no report behind these scores.');
    expect(wordsOf(await renderMemberScorecard(release, 'JPN'))).not.toContain('Its report');
  });
});

describe('what averages cover', () => {
  it('stands beside each where scores are missing, and in one sentence where none is', async () => {
    const scorecard = await renderMemberScorecard(judgedRelease(), 'FRA');
    expect(rowsOf(scorecard)).toContain('6 | Japan | +0.16 | 58% | 19 of 20');
    expect(wordsOf(scorecard)).toContain('1 of the 157 scores asked for is missing.');
    expect(rowsOf(await renderSummary(judgedRelease()))).toContain('Japan | +0.16 | 19 of 20');
    const whole = await renderMemberScorecard(rioRelease(), 'AR');
    expect(wordsOf(whole)).toContain('Each average covers every score asked for.');
    expect(rowsOf(whole).some((row) => row.includes('Scored'))).toBe(false);
  });

  it('and what a percent is stand with the first of a document', async () => {
    const explained = 'Percent: 0% means all −1, 50% all 0, 100% all +1.';
    for (const bytes of [
      await renderReport(judgedRelease()),
      await renderSummary(judgedRelease()),
      await renderMemberScorecard(judgedRelease(), 'FRA'),
    ]) {
      const words = wordsOf(bytes);
      expect(words.indexOf(explained)).toBeGreaterThan(words.search(/\d%/));
      expect(words.indexOf(explained)).toBeLessThan(words.search(/\d%/) + 400);
    }
  });
});

it('a matrix says what its corner means where scores changed, and only there', async () => {
  expect(wordsOf(await renderReport(judgedRelease()))).toContain('Changed since Cycle 2025: 2 of 90 comparable scores');
  expect(wordsOf(await renderReport(illustrativeRelease()))).not.toContain('Changed since');
});

describe('what an average covers', () => {
  const sketch = (cells: readonly [string, string]) =>
    releaseOf({
      title: 'Ports',
      plan: 'Ports',
      pillars: [['I', 'Ports']],
      members: [
        ['CAN', 'Canada', 'CAN'],
        ['FRA', 'France', 'FRA'],
        ['JPN', 'Japan', 'JPN'],
      ],
      commitments: [
        ['A1', 'I', 'Keep ports clean', cells[0]],
        ['A2', 'I', 'Open the skies', cells[1]],
      ],
    });
  const averagesIn = (bytes: Uint8Array): string[] =>
    rowsOf(bytes)
      .map((row) => row.replaceAll('\u00a0', ' '))
      .filter((row) => /^(?:Member average|A[12]|[+−]?[01n]\S* \| A[12])/.test(row));

  it('stands beside it in the matrix and beside the bars of a scorecard, where scores are missing', async () => {
    const gaps = sketch(['+.-', '+0n']);
    const report = await renderReport(gaps);
    expect(checkPdf(report)).toEqual([]);
    expect(averagesIn(report)).toEqual(
      expect.arrayContaining([
        'Member average | +1.00 | 0.00 1/2 | −1.00 | +0.25 4/5',
        'A1  Keep ports clean | +1 | n/d | −1 | 0.00 2/3',
        'A2  Open the skies | +1 | 0 | N/A | +0.50',
      ]),
    );
    expect(wordsOf(report)).toContain('No data 2/3 Scored of asked');
    const pillar = await renderPillarScorecard(gaps, 'I');
    expect(averagesIn(pillar)).toContain('A1  Keep ports clean | +1 | n/d | −1 | 0.00 2/3');
    const scorecard = await renderMemberScorecard(gaps, 'CAN');
    expect(averagesIn(scorecard)).toEqual([
      '+1 | A1 | Keep ports clean | 0.00 2/3',
      '+1 | A2 | Open the skies | +0.50',
    ]);
    for (const bytes of [pillar, scorecard]) expect(checkPdf(bytes)).toEqual([]);
    expect(wordsOf(scorecard)).toContain('2/3 Scored of asked');
  });

  it('is said of none where each covers all that was asked', async () => {
    const whole = sketch(['+0-', '+0n']);
    for (const bytes of [await renderReport(whole), await renderMemberScorecard(whole, 'CAN')]) {
      expect(wordsOf(bytes)).not.toContain('Scored of asked');
      expect(averagesIn(bytes).join()).not.toMatch(/\d\/\d/);
    }
  });
});
