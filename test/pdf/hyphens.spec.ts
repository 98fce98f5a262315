import { renderMemberScorecard } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

it('parts words at the ends of lines, and whoever copies, searches or listens meets them whole', async () => {
  // Of many lengths, so that some line ends within the long word, however wide its column is.
  const german = (at: number): string =>
    `${'Und '.repeat(at % 20)}ein Gesetzentwurf zur Bekämpfung der Schleusungskriminalität liegt dem Parlament vor.`;
  const release = illustrativeRelease();
  const scores = release.scores.map((score, at) => ({
    ...score,
    reason: { original: 'de', texts: { de: { text: german(Math.floor(at / release.plan.members.length)) } } },
  }));
  const document = { ...release, scores };
  // In a document of another language the words are parted as their own language does.
  for (const language of ['de', 'en']) {
    const bytes = await renderMemberScorecard(document, 'JPN', { language });
    expect(checkPdf(bytes)).toEqual([]);
    const pdf = openPdf(bytes);
    const cells = readTables(pdf).flat(2);
    for (let at = 0; at < 20; at += 1) expect(cells).toContain(german(at));
    const page = textOfPage(pdf, 0);
    expect(page).toMatch(/Schleusungskriminalität\s+liegt/);
    expect(page).not.toMatch(/\u00ad|Schleusungskri(?!minalität)/);
    expect(pdf.pages[0]?.content.drawn).toMatch(/Schleusungskri(mi)?-/);
  }
});
