import * as mupdf from 'mupdf';
import type { Page } from 'playwright-core';

/** The words of a page as its browser prints it, on one line. */
export async function readPrint(page: Page): Promise<string> {
  const sheets = mupdf.Document.openDocument(await page.pdf(), 'application/pdf');
  const texts = Array.from({ length: sheets.countPages() }, (_, at) =>
    sheets.loadPage(at).toStructuredText('').asText(),
  );
  return texts.join(' ').replaceAll(/\s+/g, ' ');
}
