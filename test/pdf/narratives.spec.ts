import type { ReleaseDocument } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { renderReport } from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, readTables, textOfPages, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease } from './release-documents.js';

/** One indicator of the first commitment, and what members tell beside their answers to it. */
function told(texts: Readonly<Record<string, readonly [language: string, text: string]>>): ReleaseDocument {
  const { plan, ...rest } = illustrativeRelease({
    narratives: Object.entries(texts).map(([member, [original, text]]) => ({
      member,
      indicator: 'a1-1',
      text: { original, texts: { [original]: { text } } },
    })),
  });
  const indicator = { code: 'a1-1', label: 'A1.a', role: 'action', question: plainText('How many officers?') };
  const [first, ...others] = plan.commitments;
  if (!first) throw new Error('There is no commitment.');
  return { ...rest, plan: { ...plan, commitments: [{ ...first, indicators: [indicator] }, ...others] } };
}

async function open(document: ReleaseDocument): Promise<OpenPdf> {
  const bytes = await renderReport(document, { language: 'en' });
  expect(checkPdf(bytes)).toEqual([]);
  return openPdf(bytes);
}

const HEADING = 'In the members’ own words';
const rowsOf = (pdf: OpenPdf): string[][] => readTables(pdf).find(([head]) => head?.[1] === 'Context') ?? [];

describe('what members tell in their own words', () => {
  it('stands before the verification, under its commitment, each in its language', async () => {
    const pdf = await open(told({ CAN: ['en', 'Two more since May.'], FRA: ['fr', 'Deux de plus depuis mai.'] }));
    const titles = allNodes(pdf.roots).filter(({ role }) => role === 'H2');
    expect(titles.slice(-2).map(({ text }) => text)).toEqual([HEADING, 'Verification']);
    const [, group, ...rows] = rowsOf(pdf);
    expect(group?.[0]).toMatch(/^A1 /);
    expect(rows).toEqual([
      ['Canada', 'A1.a: Two more since May.'],
      ['France', 'A1.a: Deux de plus depuis mai.'],
    ]);
    expect(textOfPages(pdf)).toMatch(/appear in the language they were written in \(French\)/);
  });

  it('is left out where nobody published any', async () => {
    const pdf = await open(told({}));
    expect(allNodes(pdf.roots).map(({ text }) => text)).not.toContain(HEADING);
  });

  it('prints three thousand words over pages, and says so where no font has a letter', async () => {
    const long = Array.from({ length: 3_000 }, (_, at) => `word${at}`).join(' ');
    const [, , canada, france] = rowsOf(await open(told({ CAN: ['en', long], FRA: ['am', 'ምንም'] })));
    expect(canada?.[1]).toBe(`A1.a: ${long}`);
    expect(france?.[1]).toMatch(/^A1\.a: (?!.*ንም).+/);
  });
});
