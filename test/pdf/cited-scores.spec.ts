import { CITATION_FORMS, citeRelease, citeSources } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderCommitmentSheet, renderMemberScorecard, renderReport } from '@signatory/pdf';
import { citingRelease, groundedRelease } from './acted-release.js';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPages } from './checker/open-pdf.js';
import { printWithCiteproc } from './print-with-citeproc.js';
import { illustrativeRelease } from './release-documents.js';

const rowsOf = (bytes: Uint8Array): string[] => {
  expect(checkPdf(bytes)).toEqual([]);
  return readTables(openPdf(bytes))
    .flat()
    .map((row) => row.join(' | '));
};
const textOf = (bytes: Uint8Array): string => {
  expect(checkPdf(bytes)).toEqual([]);
  return textOfPages(openPdf(bytes)).replace(/\s+/g, ' ');
};
const REGISTER = 'The register, Ministry 1 February 2026. https://example.org/register';
const DECREE = 'Decree 2026-210, Official gazette. https://example.org/decree';

it('a scorecard prints what a score cites by number, and a page that shows an action too has one', async () => {
  const rows = rowsOf(await renderMemberScorecard(citingRelease(), 'JPN'));
  expect(rows.filter((row) => row.includes('The unit takes cases.'))).toEqual([
    expect.stringContaining('| The unit takes cases. [1][2] |'),
  ]);
  expect(rows).toEqual(
    expect.arrayContaining([
      '1 March 2026 | A unit began to take cases. [2][3] | Strong',
      `[1] | ${REGISTER}`,
      `[2] | ${DECREE}`,
      expect.stringContaining('[3] | Work plan. SHA-256 ab12ab12'),
    ]),
  );
  expect(rows.filter((row) => row.startsWith('['))).toHaveLength(3);
});

it('a scorecard of a member that did nothing still says what its score cites', async () => {
  const rows = rowsOf(await renderMemberScorecard(citingRelease(), 'DEU'));
  expect(rows.filter((row) => row.startsWith('['))).toEqual([`[1] | ${REGISTER}`]);
});

it('a commitment sheet numbers what its scores cite in the order of its rows, then what shows the actions', async () => {
  const bytes = await renderCommitmentSheet(citingRelease(), 'B3');
  const cells = rowsOf(bytes).filter((row) => row.includes('The unit takes cases.'));
  expect(cells).toEqual([
    expect.stringMatching(/Germany \| The unit takes cases\. \[1\]$/),
    expect.stringMatching(/Japan \| The unit takes cases\. \[1\]\[2\]$/),
  ]);
  const text = textOf(bytes);
  expect(text).toContain('A unit began to take cases. [2][3] Strong');
  expect(text).toContain(`References 1. ${REGISTER} 2. ${DECREE} 3. Work plan`);
  expect(text).toMatch(/receives the score [^.]*\. \[1\]\[2\]/);
});

it('the report has a chapter for a commitment whose scores cite something, with why and on what', async () => {
  const release = { ...citingRelease('The register', 'It is kept.'), actions: [], searches: [] };
  const text = textOf(await renderReport(release));
  expect(text).toMatch(
    /Germany: .{1,4} .*The unit takes cases\. In view of this, Germany receives the score [^.]*\. \[1\]/,
  );
  expect(text).toContain(`References 1. ${REGISTER} “It is kept.” 2. ${DECREE}`);
  // A scorecard as well.
  expect(textOf(await renderMemberScorecard(release, 'DEU'))).toContain(`${REGISTER} “It is kept.”`);
  expect(textOf(await renderCommitmentSheet(release, 'A1'))).not.toContain('References');
});

it.each([
  [
    'en',
    'Clause 2 of 2 of the guideline decides. Answers that the guideline reads: B3.a 1,250.5; B3.b c; B3.c n/d. Report: version 3, certified on 4 March 2026. Checks of the entries that the guideline reads: Pass 9, Fail 1, Justified 1, Not run 2. Scored on 12 May 2026. In view of this, Germany receives',
  ],
  [
    'ja',
    '採点基準の2条項のうち第2条項で決まりました。採点基準が参照した回答：B3.a 1,250.5、B3.b c、B3.c 欠測。報告：第3版、2026年3月4日に証明。',
  ],
])('the report says what a score rests on: clause, figures, report, checks and day: %s', async (language, words) => {
  const text = textOf(await renderReport(groundedRelease(), { language }));
  expect(text.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''));
  // Of the others nothing is known, and nothing said.
  expect(text.match(/1,250\.5/g)).toHaveLength(2);
});

it('scorecard and sheet say what a score rests on, where the chapter does not say it', async () => {
  const words = 'Clause 2 of 2 of the guideline decides. Answers that the guideline reads: B3.a 1,250.5';
  const release = groundedRelease();
  const card = await renderMemberScorecard(release, 'DEU');
  expect(textOf(card)).toContain('What the scores rest on');
  expect(rowsOf(card).filter((row) => row.includes('Clause'))).toEqual([expect.stringMatching(/^B3 \| Clause 2 of 2/)]);
  expect(textOf(await renderMemberScorecard(release, 'FRA'))).not.toContain('What the scores rest on');
  const sheet = await renderCommitmentSheet(release, 'B3');
  expect(rowsOf(sheet).filter((row) => row.includes(words))).toEqual([expect.stringMatching(/^Germany \| Clause/)]);
  // What a member did opens its part of the chapter, which says it then.
  const told = { member: 'DEU', commitment: 'B3', happened: '2026-03-01', class: 'strong', origin: 'member' } as const;
  const action = { ...told, text: plainText('It did.'), evidence: [], contested: false };
  const acted = textOf(await renderCommitmentSheet({ ...release, actions: [action] }, 'B3'));
  expect(acted).toContain(words);
  expect(acted).not.toContain('What the scores rest on');
});

it('the report and the day that all scores of a table rest on are said once, over it', async () => {
  const release = groundedRelease();
  const why = release.scores.find((score) => score.why)?.why;
  if (!why) throw new Error('The grounded release keeps what a score rests on.');
  const scores = release.scores.map((score) =>
    score.member === 'DEU' && score.kind === 'score' ? { ...score, why } : score,
  );
  const card = await renderMemberScorecard({ ...release, scores }, 'DEU');
  const said = 'Report: version 3, certified on 4 March 2026. Scored on 12 May 2026.';
  expect(textOf(card).split(said)).toHaveLength(2);
  expect(textOf(card).split('Scored on')).toHaveLength(2);
  expect(rowsOf(card).filter((row) => row.includes('Checks of')).length).toBeGreaterThan(10);
});

it.each([
  ['en', 'The guideline proposes +1; the assessors departed from it. Answers that the guideline reads:'],
  ['de', 'Der Leitfaden schlägt +1 vor; davon wurde abgewichen.'],
])(
  'where the assessors departed from the guideline its proposal is printed, and no clause: %s',
  async (language, words) => {
    const release = groundedRelease();
    const scores = release.scores.map((score) => {
      const { clause, ...why } = score.why ?? {};
      return score.why && clause !== undefined
        ? { ...score, why: { ...score.why, ...why, clause: undefined, proposal: 1 as const } }
        : score;
    });
    const text = textOf(await renderReport({ ...release, scores }, { language }));
    expect(text).toContain(words);
    expect(text).not.toMatch(/Clause \d+ of|Klausel \d+ von/);
  },
);

it('the figures of a version that was accepted later are not said to have decided', async () => {
  const release = groundedRelease();
  const submissions = release.submissions.map((each) => ({ ...each, version: 4 }));
  const text = textOf(await renderReport({ ...release, submissions }));
  expect(text).toContain('Clause 2 of 2 of the guideline decides. Report: version 3');
});

it('names a source of which no font can print what is quoted', async () => {
  const text = textOf(await renderCommitmentSheet(citingRelease('The register', '\u{1F6A2}'), 'B3'));
  expect(text).toContain(`1. ${REGISTER}`);
  expect(text).toContain('cannot be printed');
});

it('is not stopped by a title that no font can print', async () => {
  const bytes = await renderMemberScorecard(citingRelease('\u{1F6A2}'), 'DEU');
  expect(rowsOf(bytes).filter((row) => row.startsWith('['))).toEqual([
    expect.stringContaining('[1] | This text cannot be printed'),
  ]);
  expect(textOf(await renderCommitmentSheet(citingRelease('\u{1F6A2}'), 'B3'))).toContain('cannot be printed');
});

it('what a release cites, and the release itself, is cited by the processor of reference managers', () => {
  const release = citingRelease('Décret sur les registres');
  const print = (citations: Parameters<(typeof CITATION_FORMS)[number]['write']>[0]): readonly string[] =>
    printWithCiteproc(CITATION_FORMS.find(({ form }) => form === 'json')?.write(citations) ?? '');
  // Of the title nobody says the language: it keeps its letters.
  expect(print(citeSources(release, 'en'))).toEqual([
    'Décret sur les registres | Ministry | 2026-02-01 | https://example.org/register | Cited on commitment B3.',
    'Decree 2026-210 | Official gazette | https://example.org/decree | Cited on commitment B3.',
    expect.stringMatching(/^Work plan \| SHA-256 (?:ab12){16} Cited on commitment B3\.$/),
  ]);
  expect(print([citeRelease({ ...release, publisher: 'Observatory of Ports (Geneva)' }, 'en')])).toEqual([
    'Joint Action Plan 2026: First Cycle: Cycle 2026 | Interim compliance report | Observatory of Ports | Geneva | 2026-11-24 | Illustrative data. Not an assessment of any government.',
  ]);
});

it('a chapter says of a score whether an adjudicator settled it, or one reviewer alone gave it', async () => {
  const release = illustrativeRelease();
  const scores = release.scores.map((score) => {
    if (score.commitment !== 'A1') return score;
    if (score.member === 'FRA') return { ...score, agreement: 'adjudicated' as const };
    return score.member === 'DEU' ? { ...score, agreement: 'single' as const } : score;
  });
  const words = textOfPages(openPdf(await renderReport({ ...release, scores }))).replace(/\s+/g, ' ');
  expect(words).toContain('France receives the score +1. Two reviewers differed. An adjudicator settled the score.');
  expect(words.match(/Two reviewers differed/g)).toHaveLength(1);
  expect(words).toContain('Germany receives the score 0. One reviewer gave this score, as the guideline proposes');
});
