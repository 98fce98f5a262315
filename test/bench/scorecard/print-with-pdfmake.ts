import pdfmake from 'pdfmake';
import { MARGIN, TEXT_WIDTH, type Part, type Report } from './parts.js';
import { FONTS } from './fonts.js';

pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values<string>(FONTS).includes(path));
pdfmake.setFonts({
  Sans: { normal: FONTS.text, bold: FONTS.strong },
  Serif: { normal: FONTS.heading, bold: FONTS.heading },
});

/** The same content by pdfmake, with the same font files; pdfmake writes no tags. */
export function printWithPdfmake({ parts, head, foot }: Report): Promise<Uint8Array> {
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [MARGIN, 66],
      info: { title: head },
      header: { text: head, fontSize: 7.6, margin: [MARGIN, 30] },
      footer: (page: number, count: number) => ({
        text: `${foot}  Page ${page} of ${count}`,
        fontSize: 7.6,
        margin: [MARGIN, 20],
      }),
      defaultStyle: { font: 'Sans', fontSize: 10, color: '#101b2d' },
      content: parts.map(printPart),
    })
    .getBuffer();
}

function printPart(part: Part): object {
  if (part.kind === 'paragraph') {
    const right = part.measure ? TEXT_WIDTH - part.measure : 0;
    return { text: part.text, margin: [0, 0, right, 6] };
  }
  if (part.kind === 'heading') {
    const fontSize = part.level === 1 ? 21 : 13.5;
    return {
      text: part.text,
      font: 'Serif',
      fontSize,
      margin: [0, 0, 0, 8],
      ...(part.newPage && { pageBreak: 'before' }),
    };
  }
  return {
    fontSize: part.widths.length > 10 ? 7.4 : 9,
    margin: [0, 0, 0, 12],
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => '#dce1e8',
      paddingLeft: () => 1,
      paddingRight: () => 1,
      paddingTop: () => 4.5,
      paddingBottom: () => 4.5,
    },
    table: {
      headerRows: 1,
      dontBreakRows: true,
      // The padding below is added to a column's width.
      widths: part.widths.map((width) => width - 2),
      body: [
        part.head.map((text) => ({ text, bold: true })),
        ...part.rows.map((row) =>
          row.map(({ text, strong, ground }) => ({
            text,
            ...(strong && { bold: true }),
            ...(ground && { fillColor: ground }),
          })),
        ),
      ],
    },
  };
}
