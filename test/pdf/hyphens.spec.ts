import { renderMemberScorecard } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

it('parts words at the ends of lines, and whoever copies, searches or listens meets them whole', async () => {
  const german = 'Ein Gesetzentwurf zur Bekämpfung der Schleusungskriminalität liegt dem Parlament vor.';
  const release = illustrativeRelease();
  const reason = { original: 'de', texts: { de: { text: german } } };
  const { plan } = release;
  // With titles in both languages: a note on those in another would change the layout, and what is parted with it.
  const commitments = plan.commitments.map(({ title, ...rest }) => ({
    ...rest,
    title: { ...title, texts: { ...title.texts, de: { text: title.texts['en']?.text ?? '' } } },
  }));
  const scores = release.scores.map((score) => ({ ...score, reason }));
  const document = { ...release, plan: { ...plan, commitments }, scores };
  // In a document of another language the words are parted as their own language does.
  for (const language of ['de', 'en']) {
    const bytes = await renderMemberScorecard(document, 'JPN', { language });
    expect(checkPdf(bytes)).toEqual([]);
    const pdf = openPdf(bytes);
    const cells = readTables(pdf).flat(2);
    expect(cells.filter((cell) => cell === german)).toHaveLength(20);
    const page = textOfPage(pdf, 0);
    expect(page).toMatch(/Schleusungskriminalität\s+liegt/);
    expect(page).not.toMatch(/\u00ad|Schleusungskri(?!minalität)/);
    expect(pdf.pages[0]?.content.drawn).toMatch(/Schleusungskri(mi)?-/);
  }
});
