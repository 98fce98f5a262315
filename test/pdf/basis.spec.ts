import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderCommitmentSheet, renderReport } from '@signatory/pdf';
import { groundedRelease } from './acted-release.js';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';

/** What stands behind Germany's score on B3, and how much of its report was answered. */
function releaseWithBasis(): ReleaseDocument {
  const release = groundedRelease();
  const basis = [
    {
      indicator: 'b3_a',
      evidence: [
        { title: 'Decree', url: 'https://example.org/decree', quote: 'It works.', publisherClass: 'official' as const },
      ],
      unpublished: 2,
      rules: [
        { rule: 'R1', outcome: 'FAIL' as const, answered: '2026-03-01T10:00:00Z' },
        { rule: 'R2', outcome: 'SUSPENDED' as const, reason: plainText('It misreads decimals.') },
      ],
    },
    { indicator: 'b3_b', unpublished: 1 },
  ];
  const steps = [{ did: 'certify' as const, role: 'lead-focal-point' as const, at: '2026-03-04T10:00:00Z' }];
  const entries = { asked: 12, answered: 9, noData: 1, notApplicable: 1, confidential: 0, unanswered: 1 };
  const pillars = [{ pillar: 'I', entries }];
  return {
    ...release,
    punctuality: [{ member: 'DEU', kind: 'on-time', extendedTo: null }],
    completeness: [{ member: 'DEU', entries, pillars }],
    rules: [{ code: 'R1', severity: 'WARNING', indicator: 'b3_a', kind: null, says: plainText('{b3_a} is large.') }],
    scores: release.scores.map((score) => (score.why ? { ...score, why: { ...score.why, basis, steps } } : score)),
  };
}

const textOf = (bytes: Uint8Array): string => {
  expect(checkPdf(bytes)).toEqual([]);
  return textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
};

it('a commitment sheet follows a score to its values, their evidence, the rules and who did what', async () => {
  const text = textOf(await renderCommitmentSheet(releaseWithBasis(), 'B3'));
  for (const words of [
    'B3.a b3_a? 1,250.5. 2 pieces of evidence',
    'B3.a Evidence: Decree',
    '“It works.”',
    'B3.a R1 (Warning): Did not hold; the member answered by 1 March 2026.',
    'B3.a R2: Suspended by the secretariat, and not run. Reason: It misreads decimals.',
    'B3.b b3_b?',
    '4 March 2026: report certified and submitted (Lead focal point)',
  ])
    expect(text).toContain(words);
  expect(text).not.toMatch(/\?[.:]/);
});

it.each(['fr', 'de', 'it', 'ja'])('so does one in %s', async (language) => {
  expect(textOf(await renderCommitmentSheet(releaseWithBasis(), 'B3', { language }))).toContain(
    'It misreads decimals.',
  );
});

it('the report says how much of each report was answered, beside when it came', async () => {
  const bytes = await renderReport(releaseWithBasis());
  expect(checkPdf(bytes)).toEqual([]);
  const rows = readTables(openPdf(bytes))
    .flat()
    .map((row) => row.join(' | '));
  expect(rows).toContain('Germany | 9 of 12 (75.0%) | I 9 of 12');
});
