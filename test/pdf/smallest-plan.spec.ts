import type { ReleaseDocument } from '@signatory/contract';
import { renderMemberScorecard, renderReport } from '@signatory/pdf';
import { messages } from '@signatory/texts';
import { openPdf, textOfPages } from './checker/open-pdf.js';
import { releaseOf, smallRelease } from './release-documents.js';

it.each([
  ['en', 'Over 1 commitment and 1 member the average score is', 'from 1 score of 1 asked'],
  ['fr', 'Sur 1 engagement et 1 membre, la note moyenne', 'à partir de 1 note sur 1 demandée'],
  ['de', 'Über 1 Zusage und 1 Mitglied beträgt', 'aus 1 von 1 verlangten Bewertung'],
  ['it', 'Su 1 impegno e 1 membro il punteggio', 'da 1 punteggio su 1 richiesto'],
])('counts one commitment and one member as one, in %s', async (language, begins, ends) => {
  const one = releaseOf({
    title: 'One',
    plan: 'One',
    members: [['CAN', 'Canada', 'CAN']],
    commitments: [['A1', null, 'Staff the posts', '+']],
  });
  const report = textOfPages(openPdf(await renderReport(one, { language }))).replace(/\s+/g, ' ');
  expect(report).toContain(begins);
  expect(report).toMatch(new RegExp(`${ends}\\.`));
  // As Table C has it: one figure where both ends of the interval are the same.
  const card = textOfPages(openPdf(await renderMemberScorecard(one, 'CAN', { language })));
  expect(card).toContain(messages(language)('pdf.scorecard.interval', { range: '1' }));
  expect(card).not.toContain('1–1');
});

it('a pillar that a matrix names has no code, in the languages that its name is put in either', async () => {
  const { plan, ...rest } = smallRelease();
  const name = { original: 'en', texts: { en: { text: 'Trade' }, fr: { text: 'Commerce' } } };
  const named = JSON.parse(
    JSON.stringify({
      ...rest,
      plan: { ...plan, pillars: plan.pillars.map((each) => ({ ...each, code: 'Trade', name })) },
    }).replaceAll('"pillar":"A"', '"pillar":"Trade"'),
  ) as ReleaseDocument;
  const report = textOfPages(openPdf(await renderReport(named, { language: 'fr' })));
  expect(report).toContain('Commerce');
  expect(report).not.toContain('Trade');
});
