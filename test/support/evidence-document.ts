import type { Locator } from 'playwright-core';
import PDFDocument from 'pdfkit';

/** A document of no page. */
export const PDF = Buffer.from('%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n');
/** One dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** 64 by 64 black dots, as a fax packs them (ITU-T T.6): one row of a white run of 0 and a black one of 64, and 63 more like it. */
const FAX = Buffer.from(
  `001${'00110101'}${'0000001111'}${'0000110111'}${'11'.repeat(63)}${'000000000001'.repeat(2)}`
    .padEnd(184, '0')
    .match(/.{8}/g)
    ?.map((bits) => Number.parseInt(bits, 2)) ?? [],
);

/** A file of evidence as an office makes one: four pages, a sentence parted by a line on the third, the last one a scan without text. */
export async function printDocument(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ ...options, autoFirstPage: false });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const lines of [
    ['Page one.'],
    ['Page two.'],
    ['A unit of forty offi-', 'cers is set up. It reports to the “ministry”.', 'The order is in force.'],
  ]) {
    document.addPage().fontSize(24);
    for (const line of lines) document.text(line);
  }
  document.addPage();
  const fax = document.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: 64,
    Height: 64,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: 64, Rows: 64 },
  });
  fax.end(FAX);
  (document.page as unknown as { xobjects: Record<string, unknown> }).xobjects['Fax'] = fax;
  document.addContent('q 400 0 0 400 100 200 cm /Fax Do Q');
  document.end();
  await ended;
  return Buffer.concat(parts);
}

/** How many dots of a canvas are dark. */
export function inkOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && data[at + 3] === 255) dark += 1;
    return dark;
  });
}
