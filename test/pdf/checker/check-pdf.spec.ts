import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { checkPdf } from './check-pdf.js';

const FONT = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
);

type Document = InstanceType<typeof PDFDocument>;

/** A small tagged document by plain pdfkit, with `body` under its first heading. */
async function pdfOf(
  body: (file: Document, root: PDFKit.PDFStructureElement) => void,
  options: object = {},
): Promise<string[]> {
  const file = new PDFDocument({
    lang: 'en',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    font: FONT,
    info: { Title: 'Sample' },
    ...options,
  });
  const bytes = buffer(file);
  const root = file.struct('Document');
  file.addStructure(root);
  root.add(file.struct('H1', {}, () => file.text('Heading')));
  file.outline.addItem('Heading');
  body(file, root);
  root.end();
  file.end();
  return checkPdf(await bytes);
}

const nothing = (): void => {};

it('finds no fault in a document that has none', async () => {
  expect(await pdfOf(nothing)).toEqual([]);
});

it('finds text and lines that nobody tagged', async () => {
  const faults = await pdfOf((file) => file.text('Loose').moveTo(10, 10).lineTo(90, 10).stroke());
  expect(faults).toEqual([
    'Page 1: "TJ Loose" is neither tagged nor an artifact.',
    'Page 1: "S" is neither tagged nor an artifact.',
  ]);
});

it('finds marked content inside marked content', async () => {
  const faults = await pdfOf((file, root) =>
    root.add(
      file.struct('P', {}, () => {
        file.markContent('Span', { lang: 'fr' }).text('Loi').endMarkedContent();
      }),
    ),
  );
  expect(faults).toEqual(['Page 1: /Span inside marked content.']);
});

it('finds text that a form hides', async () => {
  const faults = await pdfOf((file) => {
    const form = file.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 9, 9] });
    form.end(Buffer.from('BT /F1 9 Tf <0001> Tj ET'));
    (file.page as unknown as { xobjects: Record<string, unknown> }).xobjects['D1'] = form;
  });
  expect(faults).toEqual(['Page 1: the form D1 holds text.']);
});

it('finds a figure without alternative text and without a box', async () => {
  const faults = await pdfOf((file, root) =>
    root.add(file.struct('Figure', {}, () => file.rect(10, 10, 20, 20).fill())),
  );
  expect(faults).toEqual(['A figure has no alternative text.', 'A figure has no bounding box.']);
});

it('finds a heading that skips a level', async () => {
  const faults = await pdfOf((file, root) => root.add(file.struct('H3', {}, () => file.text('Deep'))));
  expect(faults).toEqual(['Heading "Deep" is of level 3 after level 1.']);
});

it('finds a table without headers and with rows of different length', async () => {
  const row = (file: Document, ...cells: string[]): PDFKit.PDFStructureElement =>
    file.struct(
      'TR',
      {},
      cells.map((text) => file.struct('TD', {}, () => file.text(text))),
    );
  const faults = await pdfOf((file, root) => root.add(file.struct('Table', {}, [row(file, 'a', 'b'), row(file, 'c')])));
  expect(faults).toEqual(['The table "a" has no headers.', 'The rows of the table "a" differ in length: 2, 1.']);
});

it('finds a header without a scope', async () => {
  const faults = await pdfOf((file, root) =>
    root.add(file.struct('Table', {}, [file.struct('TR', {}, [file.struct('TH', {}, () => file.text('a'))])])),
  );
  expect(faults).toEqual(['The table "a" has a header without a scope.']);
});

it('finds a link outside the structure', async () => {
  const faults = await pdfOf((file) => file.link(10, 10, 50, 12, 'https://example.org'));
  expect(faults).toEqual([
    'Page 1: a link is not in the structure.',
    'Page 1: a link has no structure parent.',
    'Page 1: a link has no words.',
  ]);
});

it('finds a missing language, title and way of showing it', async () => {
  const faults = await pdfOf(nothing, { lang: undefined, displayTitle: false, info: {} });
  expect(faults).toEqual([
    'The document has no language.',
    'Viewers are not told to show the title.',
    'The document has no title.',
    'The metadata have no title.',
  ]);
});

it('finds a font that is not embedded', async () => {
  const faults = await pdfOf(nothing, { font: 'Helvetica' });
  expect(faults).toContain('Page 1: font F1 is not embedded.');
});

it('finds a glyph that its font has not', async () => {
  const faults = await pdfOf((file, root) => root.add(file.struct('P', {}, () => file.text('A \u{1F6A2}'))));
  expect(faults).toContain('Page 1: a glyph is missing in its font.');
});

it('finds a title that broke the metadata', async () => {
  expect(await pdfOf(nothing, { info: { Title: 'Trade & aid <draft>' } })).toEqual([
    'The metadata are not well-formed XML.',
  ]);
});

it('finds a document that is not tagged at all', async () => {
  const file = new PDFDocument({ font: FONT });
  const bytes = buffer(file);
  file.text('Plain');
  file.end();
  const faults = checkPdf(await bytes);
  expect(faults).toEqual(
    expect.arrayContaining([
      'The document is not marked as tagged.',
      'The structure does not begin with one Document.',
      'There are no bookmarks.',
      'There is no heading.',
      'Page 1: "TJ Plain" is neither tagged nor an artifact.',
      'Page 1: the tab order is not that of the structure.',
    ]),
  );
});
