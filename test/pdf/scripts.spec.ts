import { renderReport, renderSummary, useFonts } from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import type { LocalText } from '@signatory/domain';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { outsideOf } from './checker/outside-of.js';
import { illustrativeRelease } from './release-documents.js';
import { repliedRelease } from './replied-release.js';

/** The illustrative release with the title and the words of its first commitment in another language. */
function writtenIn(language: string, text: string, release = illustrativeRelease()): ReleaseDocument {
  const told = (words: string): LocalText => ({
    original: language,
    texts: { [language]: { text: words, provenance: 'official' } },
  });
  const [first, ...others] = release.plan.commitments;
  if (!first) throw new Error('no commitment');
  return {
    ...release,
    plan: { ...release.plan, commitments: [{ ...first, title: told(titleOf(text)), text: told(text) }, ...others] },
  };
}

function titleOf(text: string): string {
  return text.split(' ').slice(0, 4).join(' ');
}

function paragraphsOf(pdf: OpenPdf): string[] {
  return allNodes(pdf.roots)
    .filter(({ role }) => role === 'P')
    .map(({ text }) => text);
}

describe('a text is read as it was written, and printed whole', () => {
  it.each([
    // Brackets, figures and a Latin name inside; letters that share their bodies and differ in their dots; marks.
    ['ar', 'قالت الحكومة إن 118 موظفًا (بدوام كامل) عملوا في الوحدة، وفقًا لتقرير Europol لعام 2025.'],
    ['fa', 'دولت می‌گوید که ۱۱۸ نفر در این واحد کار می‌کنند.'],
    ['he', 'היחידה הלאומית (118 עובדים) פעלה עד סוף התקופה, לפי הדו״ח של Europol לשנת 2025.'],
    ['hi', 'राष्ट्रीय इकाई ने अवधि के अंत तक कार्य किया और प्रवासियों की तस्करी की जाँच की।'],
    ['th', 'หน่วยงานแห่งชาติ ดำเนินการจนถึง สิ้นสุดระยะเวลา และ ร่วมมือกับหน่วยงานพันธมิตร'],
  ])('in %s', async (language, text) => {
    const bytes = await renderReport(writtenIn(language, text));
    expect(checkPdf(bytes)).toEqual([]);
    expect(outsideOf(bytes)).toEqual([]);
    const pdf = openPdf(bytes);
    expect(paragraphsOf(pdf)).toContain(text);
    expect(readTables(pdf).flat(2)).toContain(titleOf(text));
  });
});

it('a reply from right to left stands beside its score', async () => {
  const text = 'نُشرت الخريطة في يونيو (انظر الملحق).';
  const bytes = await renderReport(repliedRelease({ text }));
  expect(checkPdf(bytes)).toEqual([]);
  expect(readTables(openPdf(bytes)).flat(2).join('\n')).toContain(text);
});

it('whoever copies a text from the page copies its letters, whatever they share', async () => {
  // Both words end alike and begin with a body that only its dots tell apart. Where a space stands, mupdf makes out by itself.
  const copied = textOfPages(openPdf(await renderSummary(writtenIn('ar', 'في قي'))));
  expect(copied.replace(/\s/g, '')).toContain('فيقي');
});

describe('fonts that are added', () => {
  afterEach(() => useFonts([]));

  it('name the file that is none', () => {
    expect(() => useFonts([import.meta.filename])).toThrow(`${import.meta.filename} is no font that can be read.`);
    expect(() => useFonts(['/nowhere.ttf'])).toThrow('/nowhere.ttf is no font that can be read.');
  });
});
