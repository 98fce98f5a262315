import { buffer } from 'node:stream/consumers';
import * as mupdf from 'mupdf';
import PDFDocument from 'pdfkit';
import { partCopy } from '@signatory/contract';
import { markCopy, renderMemberScorecard, renderReport } from '@signatory/pdf';
import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { checkPdf } from './checker/check-pdf.js';
import { openPdf, readTables, textOfPage } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

const NOWHERE = { member: null, commitment: null, pillar: null, indicator: null, cell: null };

/** A second release of a cycle, that corrects the first. */
function correctingRelease(text = 'The law was not in force in the window.'): ReleaseDocument {
  const release = illustrativeRelease({ number: 2 });
  const commitment = release.plan.commitments[0]?.id ?? '';
  const member = release.plan.members[0]?.code ?? '';
  return {
    ...release,
    erratum: {
      corrects: { number: 1, issued: release.issued, sha256: 'a'.repeat(64) },
      ground: 'evidence',
      text,
      opened: '2026-11-02T00:00:00Z',
      lines: [
        {
          ...NOWHERE,
          kind: 'score',
          member,
          commitment,
          before: '+1',
          now: '0',
          cause: 'named',
          reason: 'The act entered into force a month later.',
          at: '2026-11-09T00:00:00Z',
        },
        {
          ...NOWHERE,
          kind: 'narrative',
          member,
          indicator: 'i1',
          before: 'Two boats 🚢',
          now: 'Two boats',
          cause: 'named',
          reason: null,
          at: '2026-11-09T00:00:00Z',
        },
        {
          ...NOWHERE,
          kind: 'overall-average',
          before: '+0.28 (64%; +1: 5, 0: 3, −1: 2, of 10)',
          now: '+0.20 (60%; +1: 4, 0: 4, −1: 2, of 10)',
          cause: 'follows',
          reason: null,
          at: '2026-11-09T00:00:00Z',
        },
      ],
    },
  };
}

it.each(['en', 'fr', 'de', 'it'])('a report that corrects another has no fault, in %s', async (language) => {
  expect(checkPdf(await renderReport(correctingRelease(), { language }))).toEqual([]);
});

it('says on its cover what it corrects, and prints each figure old beside new with cause and date', async () => {
  const pdf = openPdf(await renderReport(correctingRelease()));
  expect(textOfPage(pdf, 0)).toContain(
    'Corrects release 1: evidence was shown to be false or outside the reporting window.',
  );
  const rows = readTables(pdf)
    .flat()
    .map((row) => row.join(' | '));
  const [member] = correctingRelease().plan.members;
  const name = member?.name.texts['en']?.text ?? '';
  const code = correctingRelease().plan.commitments[0]?.code ?? '';
  expect(rows).toEqual(
    expect.arrayContaining([
      'Figure | Before | Now | Cause | Date',
      `Score: ${name}, ${code} | +1 | 0 | Corrected: The act entered into force a month later. | 9 November 2026`,
      // What a member wrote stops no correction.
      expect.stringMatching(
        new RegExp(`^In the member’s own words: ${name}, i1 \\| [^🚢|]+ \\| Two boats \\| Corrected \\|`, 'u'),
      ),
      'Average score, all commitments | +0.28 (64%; +1: 5, 0: 3, −1: 2, of 10) | +0.20 (60%; +1: 4, 0: 4, −1: 2, of 10) | Follows from what was corrected | 9 November 2026',
    ]),
  );
});

it('is not stopped by words that no font can print', async () => {
  expect(checkPdf(await renderReport(correctingRelease('法律は施行されていませんでした。')))).toEqual([]);
});

it('names the part of a figure, by its code where no font can print the name', async () => {
  const { erratum, plan, ...release } = correctingRelease();
  const [line] = erratum?.lines ?? [];
  if (!erratum || !line) throw new Error('The release corrects something.');
  const codes = [
    { code: 'f', label: plainText('Female') },
    { code: 'g', label: plainText('𐌰𐌱') },
  ];
  const pdf = await renderReport({
    ...release,
    plan: { ...plan, disaggregations: [{ code: 'sex', name: plainText('Sex'), codes }] },
    erratum: {
      ...erratum,
      lines: ['sex.f', 'sex.g'].map((cell) => ({ ...line, kind: 'figure', indicator: 'i1', cell, now: '–' })),
    },
  });
  expect(checkPdf(pdf)).toEqual([]);
  const named = readTables(openPdf(pdf))
    .flat()
    .flatMap(([first = '']) => (first.startsWith('Reported figure') ? [first.split(', ').slice(-2).join(', ')] : []));
  expect(named).toEqual(['Sex, Female', 'i1, sex.g']);
});

it('is corrected by no word in a release that corrects none', async () => {
  const pdf = openPdf(await renderReport(illustrativeRelease()));
  expect(readTables(pdf).flat()).not.toContainEqual(['Figure', 'Before', 'Now', 'Cause', 'Date']);
});

describe('a marked copy', () => {
  const MARK = 'Embargoed until 6 December 2026, 18:00 UTC · copy for Akiko 明子 Ito, number 3';
  const SOME = {
    number: 3,
    size: 16,
    sha256: 'a'.repeat(64),
    release: 'b'.repeat(64),
    taker: 'reader',
    taken: '2026-12-01T09:00:00Z',
  } as const;

  it.each(['report', 'scorecard'])(
    'of a %s stays as accessible, and begins with the bytes of the file',
    async (kind) => {
      const own =
        kind === 'report'
          ? await renderReport(illustrativeRelease())
          : await renderMemberScorecard(illustrativeRelease(), illustrativeRelease().plan.members[0]?.code ?? '');
      const mark = { ...SOME, size: own.length };
      const copy = markCopy(own, MARK, mark);
      expect(checkPdf(copy)).toEqual([]);
      const parted = partCopy(copy);
      expect([parted?.mark, Buffer.compare(parted?.content ?? copy, own), partCopy(own)]).toEqual([mark, 0, null]);
      const [before, after] = [openPdf(own), openPdf(copy)];
      expect(after.pages).toHaveLength(before.pages.length);
      for (const [at] of before.pages.entries()) {
        expect(textOfPage(after, at)).toBe(textOfPage(before, at));
        // The line itself, on every page, and at no other place.
        expect(drawnBelow(copy, at)).toBeGreaterThan(drawnBelow(own, at) + 200);
      }
    },
  );

  it('can be made of a file that was printed before objects stood in streams', async () => {
    const file = new PDFDocument({ size: 'A4' });
    file.text('A report of the year before.');
    file.end();
    const own = await buffer(file);
    const copy = markCopy(own, MARK, { ...SOME, size: own.length });
    expect([own.includes('\nxref\n'), Buffer.compare(partCopy(copy)?.content ?? copy, own)]).toEqual([true, 0]);
    expect(textOfPage(openPdf(copy), 0)).toBe(textOfPage(openPdf(own), 0));
    expect(drawnBelow(copy, 0)).toBeGreaterThan(drawnBelow(own, 0) + 200);
  });

  it('is refused of what libs/pdf did not print', () => {
    expect(() => markCopy(Buffer.from('%PDF-1.4 nothing'), MARK, SOME)).toThrow(/libs\/pdf has printed/);
  });
});

/** How many dark points the lowest strip of a page has. */
function drawnBelow(bytes: Uint8Array, at: number): number {
  const page = mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(at);
  const pixels = page.toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceGray, false);
  const [width, height] = [pixels.getWidth(), pixels.getHeight()];
  const rows = pixels.getPixels().subarray((height - 46) * width);
  return rows.reduce((dark, value) => dark + Number(value < 160), 0);
}
