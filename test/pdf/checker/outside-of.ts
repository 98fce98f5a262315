import { openPdf } from './open-pdf.js';

/** Characters that stand outside their page. */
export function outsideOf(bytes: Uint8Array): string[] {
  const pdf = openPdf(bytes);
  const outside: string[] = [];
  for (const index of pdf.pages.keys()) {
    const page = pdf.document.loadPage(index);
    const [left, top, right, bottom] = page.getBounds();
    page.toStructuredText('preserve-whitespace').walk({
      onChar(character, _origin, _font, _size, [x1, y1, x2, y2, x3, y3, x4, y4]) {
        const inside =
          [x1, x2, x3, x4].every((x) => x >= left && x <= right) &&
          [y1, y2, y3, y4].every((y) => y >= top && y <= bottom);
        if (!inside) outside.push(`page ${index + 1}: ${character}`);
      },
    });
  }
  return outside;
}
