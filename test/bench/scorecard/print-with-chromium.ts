import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { MARGIN, type Part, type Report } from './parts.js';
import { FONTS } from './fonts.js';

/** The same content as a page that an open Chromium prints, tagged and with bookmarks as ours, with the same font files. */
export async function printWithChromium(browser: Browser, html: string, { head, foot }: Report): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await page.pdf({
      format: 'A4',
      tagged: true,
      outline: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: line(head),
      footerTemplate: line(`${foot}  Page <span class=pageNumber></span> of <span class=totalPages></span>`),
    });
  } finally {
    await page.close();
  }
}

export function htmlOf({ parts, head }: Report): string {
  const faces = Object.entries(FONTS).map(
    ([name, file]) =>
      `@font-face { font-family: ${name}; src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}); }`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(head)}</title><style>
${faces.join('\n')}
@page { margin: 66pt ${MARGIN}pt; }
body { font: 10pt text; color: #101b2d; margin: 0; }
h1, h2 { font-family: heading; font-weight: normal; } h1 { font-size: 21pt; } h2 { font-size: 13.5pt; }
.new { break-before: page; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 9pt; margin-bottom: 12pt; }
tr { break-inside: avoid; } td, th { padding: 4.5pt 1pt; border-bottom: 0.5pt solid #dce1e8; text-align: left; vertical-align: top; }
table.wide { font-size: 7.4pt; } th, b { font-family: strong; font-weight: normal; }
</style><body>${parts.map(printPart).join('\n')}</body></html>`;
}

function line(html: string): string {
  return `<div style="font-size: 7.6pt; margin-left: ${MARGIN}pt">${html}</div>`;
}

function printPart(part: Part): string {
  if (part.kind === 'paragraph') {
    const style = part.measure ? ` style="max-width: ${part.measure}pt"` : '';
    return `<p${style}>${escape(part.text)}</p>`;
  }
  if (part.kind === 'heading')
    return `<h${part.level}${part.newPage ? ' class="new"' : ''}>${escape(part.text)}</h${part.level}>`;
  const columns = part.widths.map((width) => `<col style="width: ${width}pt">`).join('');
  const head = part.head.map((text) => `<th scope="col">${escape(text)}</th>`).join('');
  const rows = part.rows.map((row) => {
    const cells = row.map(({ text, strong, ground }) => {
      const style = ground ? ` style="background: ${ground}"` : '';
      return `<td${style}>${strong ? `<b>${escape(text)}</b>` : escape(text)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table${part.widths.length > 10 ? ' class="wide"' : ''}><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
