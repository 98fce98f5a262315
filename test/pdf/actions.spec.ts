import { renderCommitmentSheet, renderMemberScorecard, renderReport } from '@signatory/pdf';
import { actedRelease } from './acted-release.js';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

const rowsOf = (bytes: Uint8Array): string[] =>
  readTables(openPdf(bytes))
    .flat()
    .map((row) => row.join(' | '));
const textOf = (bytes: Uint8Array): string => textOfPages(openPdf(bytes));

it.each(['en', 'fr', 'de', 'it'])('scorecards and a report with actions have no fault, in %s', async (language) => {
  for (const member of ['JPN', 'DEU'])
    expect(checkPdf(await renderMemberScorecard(actedRelease(), member, { language }))).toEqual([]);
  expect(checkPdf(await renderReport(actedRelease(), { language }))).toEqual([]);
});

it('a scorecard prints dated actions with numbered references, each source once', async () => {
  const rows = rowsOf(await renderMemberScorecard(actedRelease(), 'JPN'));
  expect(rows).toEqual(
    expect.arrayContaining([
      '1 March 2026 | An action whose sources are not public. | Weak',
      '1 March 2026 | A unit began to take cases. [1][2] | Strong',
      '1 May 2026 | A unit began to take cases. [2] | Countervailing · Contest answered',
      '[1] | Decree 2026-210, Official gazette. https://example.org/decree',
      `[2] | Work plan. SHA-256 ${Array<string>(8).fill('ab12ab12').join(' ')}.`,
    ]),
  );
});

it('the report has a chapter for what was acted on, each member with its dated actions and numbered references', async () => {
  const text = textOf(await renderReport(actedRelease())).replace(/\s+/g, ' ');
  expect(text).toMatch(
    /Japan: .{2,4}The law is in force[^.]*\. 1 March 2026\. A unit began to take cases\. \[1\]\[2\] Strong/,
  );
  expect(text).toMatch(/1 May 2026\. A unit began to take cases\. \[2\] Countervailing · Contest answered/);
  expect(text).toMatch(
    /References 1\. Decree 2026-210, Official gazette\. https:\/\/example\.org\/decree 2\. Work plan/,
  );
  expect(text).toContain('1 March 2026. An action whose sources are not public. Weak');
});

it('a commitment sheet prints its chapter, what members did, and one list of what both cite', async () => {
  const chapters = [
    {
      commitment: 'B3',
      original: 'en',
      texts: {
        en: { background: 'Agreed [^map], done [^jp].', definitions: '', members: { JPN: 'Japan began early.' } },
      },
      references: [
        { key: 'map', title: 'A map' },
        { key: 'jp', title: 'The unit', action: 2 },
      ],
    },
  ];
  const document = { ...actedRelease(), chapters };
  const bytes = await renderCommitmentSheet(document, 'B3');
  expect(checkPdf(bytes)).toEqual([]);
  const text = textOf(bytes).replace(/\s+/g, ' ');
  for (const words of [
    'Agreed [1], done [2].',
    'Japan began early.',
    'A unit began to take cases. [3][4] Strong',
    '2. Japan, 1 May 2026: A unit began to take cases. Work plan. SHA-256',
    '3. Decree 2026-210',
  ])
    expect(text).toContain(words);
  // A commitment on which nothing was written or done has no chapter.
  expect(textOf(await renderCommitmentSheet(document, 'C1'))).not.toContain('In view of this');
});

it('a scorecard of a silent member prints what was searched, by which reviewer and never by whom', async () => {
  const rows = rowsOf(await renderMemberScorecard(actedRelease(), 'DEU'));
  expect(rows).toContain('A1 | 2 June 2026 | Reviewer 2 | Official gazette | unit 2026 | Nothing found');
});

it('is not stopped by words that no font can print', async () => {
  const bytes = await renderMemberScorecard(actedRelease('Eine Einheit \u{1F6A2} begann.'), 'JPN');
  expect(checkPdf(bytes)).toEqual([]);
  expect(rowsOf(bytes).join('\n')).toContain(
    'This text cannot be printed with the fonts of this document. It appears on the results page and in the data. [1][2]',
  );
});

it('the method prints the codebook, the sources and the draw; a release from before prints none of it', async () => {
  const text = textOf(await renderReport(actedRelease()));
  for (const words of [
    'Codebook, version 2',
    'What is strong.',
    'Public sources that are searched',
    'Official gazette, The member.',
    'a'.repeat(32),
  ])
    expect(text).toContain(words);
  const before = textOf(await renderReport(illustrativeRelease()));
  for (const words of ['Codebook', 'Sample scored by two']) expect(before).not.toContain(words);
});
