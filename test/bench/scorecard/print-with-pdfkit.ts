import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { MARGIN, type Cell, type Report, type Table } from './parts.js';
import { FONTS } from './fonts.js';

const TOP = 66;
const PAD = 4.5;
/** A matrix of twenty members needs smaller figures. */
const sizeOf = (columns: number): number => (columns > 10 ? 7.4 : 9);

/** The content by plain pdfkit, as its guide shows it: `doc.text` for each cell, tagged, fonts by file path. */
export async function printWithPdfkit(report: Report): Promise<Uint8Array> {
  const sink = new PassThrough();
  const [bytes] = await Promise.all([buffer(sink), writeWithPdfkit(report, sink)]);
  return bytes;
}

/** The same into `sink`, which it ends. */
export async function writeWithPdfkit({ parts, head, foot }: Report, sink: Writable): Promise<void> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: TOP, bottom: TOP, left: MARGIN, right: MARGIN },
    lang: 'en',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    font: FONTS.text,
    info: { Title: head },
    bufferPages: true,
  });
  const written = finished(doc.pipe(sink));
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const part of parts) {
    if (part.kind === 'table') printTable(doc, root, part);
    else if (part.kind === 'paragraph')
      printWords(doc, root, 'P', part.text, { font: FONTS.text, size: 10, width: part.measure });
    else {
      if (part.newPage) doc.addPage();
      const size = part.level === 1 ? 21 : 13.5;
      printWords(doc, root, part.level === 1 ? 'H1' : 'H2', part.text, { font: FONTS.heading, size });
    }
  }
  root.end();
  printFurniture(doc, head, foot);
  doc.end();
  await written;
}

type Doc = InstanceType<typeof PDFDocument>;
type Element = ReturnType<Doc['struct']>;

function printWords(
  doc: Doc,
  root: Element,
  role: 'P' | 'H1' | 'H2',
  text: string,
  { font, size, width }: { font: string; size: number; width?: number | undefined },
): void {
  doc.font(font).fontSize(size);
  const draw = (): void => void doc.fillColor('#101b2d').text(text, MARGIN, doc.y, { width }).moveDown(0.6);
  root.add(doc.struct(role, {}, draw));
}

function printTable(doc: Doc, root: Element, { widths, head, rows }: Table): void {
  const table = doc.struct('Table');
  root.add(table);
  printRow(
    doc,
    table,
    widths,
    head.map((text) => ({ text, strong: true })),
    'TH',
  );
  for (const row of rows) printRow(doc, table, widths, row, 'TD', head);
  table.end();
  doc.y += 12;
}

/** A head that is there for the eye only: the table has it once. */
function repeatHead(doc: Doc, widths: readonly number[], head: readonly string[]): void {
  doc.markContent('Artifact', { type: 'Layout' });
  const top = doc.y;
  let x = MARGIN;
  doc.font(FONTS.strong).fontSize(sizeOf(head.length)).fillColor('#101b2d');
  for (const [at, text] of head.entries()) {
    const width = widths[at] ?? 0;
    doc.text(text, x + 1, top + PAD, { width: width - 2 });
    x += width;
  }
  doc.endMarkedContent();
  doc.y = top + 22;
}

function printFurniture(doc: Doc, head: string, foot: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    // Text below the margin would open a page.
    doc.page.margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc.font(FONTS.text).fontSize(7.6).fillColor('#45536a');
    doc.text(head, MARGIN, 30, { lineBreak: false });
    doc.text(foot, MARGIN, doc.page.height - 40, { lineBreak: false });
    doc.text(`Page ${at + 1} of ${count}`, doc.page.width - MARGIN - 60, doc.page.height - 40, { lineBreak: false });
    doc.endMarkedContent();
  }
}

function printRow(
  doc: Doc,
  table: Element,
  widths: readonly number[],
  cells: readonly Cell[],
  role: 'TH' | 'TD',
  head?: readonly string[],
): void {
  const fonts = cells.map(({ strong }) => (strong ? FONTS.strong : FONTS.text));
  const heights = cells.map(({ text }, at) =>
    doc
      .font(fonts[at] ?? FONTS.text)
      .fontSize(sizeOf(cells.length))
      .heightOfString(text, { width: (widths[at] ?? 0) - 2 }),
  );
  const height = Math.max(...heights) + 2 * PAD;
  if (doc.y + height > doc.page.height - TOP) {
    doc.addPage();
    if (head) repeatHead(doc, widths, head);
  }
  const top = doc.y;
  const row = doc.struct('TR');
  table.add(row);
  let x = MARGIN;
  for (const [at, { text, ground }] of cells.entries()) {
    const [left, width] = [x, widths[at] ?? 0];
    const draw = (): void => {
      if (ground) doc.rect(left, top + 1, width - 2, height - 2).fill(ground);
      doc.font(fonts[at] ?? FONTS.text).fontSize(sizeOf(cells.length));
      doc.fillColor(ground === '#0e6a6e' ? '#ffffff' : '#101b2d').text(text, left + 1, top + PAD, { width: width - 2 });
    };
    row.add(doc.struct(role, {}, draw));
    x += width;
  }
  row.end();
  doc.markContent('Artifact', { type: 'Layout' });
  doc
    .moveTo(MARGIN, top + height)
    .lineTo(x, top + height)
    .lineWidth(0.5)
    .stroke('#dce1e8');
  doc.endMarkedContent();
  doc.y = top + height;
}
