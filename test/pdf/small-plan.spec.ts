import {
  renderCommitmentSheet,
  renderMemberScorecard,
  renderPillarScorecard,
  renderReport,
  renderSummary,
} from '@signatory/pdf';
import { checkPdf } from './checker/check-pdf.js';
import { allNodes, openPdf, textOfPage, type OpenPdf } from './checker/open-pdf.js';
import { illustrativeRelease, smallRelease } from './release-documents.js';

/** The page of each entry of the contents, by its title. */
function pagesOf(pdf: OpenPdf): Map<string, number> {
  const entries = allNodes(pdf.roots)
    .filter(({ role }) => role === 'TOCI')
    .map(({ text }) => /^(.*?)(\d+)$/.exec(text) ?? []);
  return new Map(entries.map(([, title = '', page]) => [title, Number(page)]));
}

it('a small plan has its tables below one another, and its contents tell their pages', async () => {
  const bytes = await renderReport(smallRelease());
  expect(checkPdf(bytes)).toEqual([]);
  const pdf = openPdf(bytes);
  const pages = pagesOf(pdf);
  expect(pages.get('Table A. Commitments assessed')).toBe(pages.get('Summary'));
  expect(pages.get('Table C. Members by average')).toBe(pages.get('Table B. Score matrix'));
  for (const [title, page] of pages) expect(textOfPage(pdf, page - 1)).toContain(title);
  // A section is an element of its own, also where its page is not: with the cover and the contents.
  const sections = pdf.roots.flatMap(({ children }) => children);
  expect(sections.map(({ role }) => role)).toEqual(Array.from({ length: pages.size + 2 }, () => 'Sect'));
  expect(pdf.pages.length).toBeLessThan(sections.length);
});

it('a plan whose tables fill their pages has each on pages of its own', async () => {
  const pages = pagesOf(openPdf(await renderReport(illustrativeRelease())));
  const tables = [...pages].filter(([title]) => /^Table [BD]|^[A-E]\. /.test(title)).map(([, page]) => page);
  expect(new Set(tables).size).toBe(tables.length);
});

it('each shorter form of a small plan is one page', async () => {
  const release = smallRelease();
  for (const bytes of [
    await renderMemberScorecard(release, 'FRA'),
    await renderPillarScorecard(release, 'A'),
    await renderCommitmentSheet(release, 'A1'),
    await renderSummary(release),
  ]) {
    expect(checkPdf(bytes)).toEqual([]);
    expect(openPdf(bytes).pages).toHaveLength(1);
  }
});
