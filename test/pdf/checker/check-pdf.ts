import type { PDFObject } from 'mupdf';
import { allNodes, kidsOf, openPdf, type Node, type OpenPdf } from './open-pdf.js';

/**
 * Every way in which a PDF falls short of PDF/UA-1 that a program can tell: one sentence each, none for a good file.
 * No conformance validator is at hand; this is a structural check, independent of the code that writes.
 */
export function checkPdf(bytes: Uint8Array): string[] {
  const pdf = openPdf(bytes);
  return [
    ...checkCatalog(pdf),
    ...pdf.pages.flatMap((_, index) => checkPage(pdf, index)),
    ...checkHeadings(pdf),
    ...allNodes(pdf.roots).flatMap(checkNode),
    ...checkLinks(pdf),
  ];
}

function checkCatalog({ catalog, document, roots }: OpenPdf): string[] {
  const metadata = catalog.get('Metadata');
  const xmp = metadata.isStream() ? metadata.readStream().asString() : '';
  return [
    [catalog.get('Lang').isString() && catalog.get('Lang').asString() !== '', 'The document has no language.'],
    [catalog.get('MarkInfo', 'Marked').valueOf() === true, 'The document is not marked as tagged.'],
    [catalog.get('ViewerPreferences', 'DisplayDocTitle').valueOf() === true, 'Viewers are not told to show the title.'],
    [Boolean(document.getMetaData('info:Title')), 'The document has no title.'],
    [/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), 'The metadata do not say PDF/UA-1.'],
    [/<dc:title>/.test(xmp), 'The metadata have no title.'],
    [isWellFormed(xmp), 'The metadata are not well-formed XML.'],
    [roots.length === 1 && roots[0]?.role === 'Document', 'The structure does not begin with one Document.'],
    [!catalog.get('Outlines', 'First').isNull(), 'There are no bookmarks.'],
  ].flatMap(([holds, fault]) => (holds ? [] : [String(fault)]));
}

function checkPage({ pages, named, catalog }: OpenPdf, index: number): string[] {
  const page = pages[index];
  if (!page) return [];
  const at = `Page ${index + 1}`;
  const { object, content } = page;
  const owners = findNumber(catalog.get('StructTreeRoot', 'ParentTree'), object.get('StructParents').asNumber());
  return [
    ...content.faults.map((fault) => `${at}: ${fault}.`),
    ...content.unmarked.map((what) => `${at}: "${what}" is neither tagged nor an artifact.`),
    ...[...content.text.keys()]
      .filter((mcid) => !named.has(`${index}:${mcid}`))
      .map((mcid) => `${at}: no element has the content ${mcid}.`),
    ...[...content.text.keys()]
      .filter((mcid) => owners?.get(mcid).isNull() ?? true)
      .map((mcid) => `${at}: the parent tree lacks the content ${mcid}.`),
    ...(content.drawn.includes('\ufffd') ? [`${at}: a character has no Unicode value.`] : []),
    // Glyph 0 is what a font shows for what it has not.
    ...(content.drawn.includes('\u0000') ? [`${at}: a glyph is missing in its font.`] : []),
    ...(object.get('Tabs').asName() === 'S' ? [] : [`${at}: the tab order is not that of the structure.`]),
    ...checkFonts(object, at),
    ...checkForms(object, at),
  ];
}

/** What a form paints is marked where the page names it; its text would be outside of all that is read here. */
function checkForms(page: PDFObject, at: string): string[] {
  const faults: string[] = [];
  page.get('Resources', 'XObject').forEach((form, name) => {
    if (form.get('Subtype').asName() === 'Form' && /\bBT\b/.test(form.readStream().asString()))
      faults.push(`${at}: the form ${name} holds text.`);
  });
  return faults;
}

function checkFonts(page: PDFObject, at: string): string[] {
  const faults: string[] = [];
  page.get('Resources', 'Font').forEach((font, name) => {
    const descendant = font.get('DescendantFonts').isArray() ? font.get('DescendantFonts', 0) : font;
    const descriptor = descendant.get('FontDescriptor');
    if (descriptor.isNull() || (descriptor.get('FontFile2').isNull() && descriptor.get('FontFile3').isNull()))
      faults.push(`${at}: font ${name} is not embedded.`);
    if (font.get('Subtype').asName() === 'Type3') faults.push(`${at}: font ${name} is a Type 3 font.`);
    if (!font.get('ToUnicode').isStream()) faults.push(`${at}: font ${name} has no Unicode map.`);
  });
  return faults;
}

function checkHeadings({ roots }: OpenPdf): string[] {
  const levels = allNodes(roots).filter(({ role }) => /^H[1-6]$/.test(role));
  const faults: string[] = [];
  let last = 0;
  for (const { role, text } of levels) {
    const level = Number(role[1]);
    if (level > last + 1) faults.push(`Heading "${text}" is of level ${level} after level ${last}.`);
    if (text.trim() === '') faults.push(`A heading of level ${level} is empty.`);
    last = level;
  }
  return levels.length === 0 ? ['There is no heading.'] : faults;
}

function checkNode(node: Node): string[] {
  if (node.role === 'Figure') return checkFigure(node);
  if (node.role === 'Table') return checkTable(node);
  if (node.role === 'L')
    return node.children.every(({ role }) => role === 'LI' || role === 'Caption')
      ? []
      : ['A list has other children than items.'];
  if (node.role === 'P' && node.text.trim() === '') return ['A paragraph is empty.'];
  return [];
}

function checkFigure({ object }: Node): string[] {
  const box = attributesOf(object)
    .map((each) => each.get('BBox'))
    .find((each) => each.isArray());
  return [
    ...(object.get('Alt').isString() && object.get('Alt').asString().trim() !== ''
      ? []
      : ['A figure has no alternative text.']),
    ...(box?.length === 4 ? [] : ['A figure has no bounding box.']),
  ];
}

function checkTable(table: Node): string[] {
  const rows = table.children.filter(({ role }) => role === 'TR');
  const cells = rows.flatMap(({ children }) => children);
  const heads = cells.filter(({ role }) => role === 'TH');
  const widths = new Set(rows.map((row) => row.children.reduce((sum, cell) => sum + spanOf(cell), 0)));
  const named = cells[0]?.text ?? '';
  return [
    ...(heads.length > 0 ? [] : [`The table "${named}" has no headers.`]),
    ...(heads.every(({ object }) => attributesOf(object).some((each) => !each.get('Scope').isNull()))
      ? []
      : [`The table "${named}" has a header without a scope.`]),
    ...(widths.size === 1 ? [] : [`The rows of the table "${named}" differ in length: ${[...widths].join(', ')}.`]),
    ...(cells.every(({ role }) => role === 'TH' || role === 'TD')
      ? []
      : [`The table "${named}" has rows with other things than cells.`]),
  ];
}

function checkLinks({ pages, roots }: OpenPdf): string[] {
  const tagged = new Set(allNodes(roots).flatMap(({ annotations }) => annotations));
  return pages.flatMap(({ object }, index) =>
    kidsOf(object.get('Annots')).flatMap((annotation) => [
      ...(tagged.has(annotation.asIndirect()) ? [] : [`Page ${index + 1}: a link is not in the structure.`]),
      ...(annotation.get('StructParent').isInteger() ? [] : [`Page ${index + 1}: a link has no structure parent.`]),
      ...(annotation.get('Contents').isString() && annotation.get('Contents').asString() !== ''
        ? []
        : [`Page ${index + 1}: a link has no words.`]),
    ]),
  );
}

function attributesOf(object: PDFObject): PDFObject[] {
  return kidsOf(object.get('A'));
}

function spanOf({ object }: Node): number {
  return (
    attributesOf(object)
      .map((each) => each.get('ColSpan'))
      .find((each) => each.isInteger())
      ?.asNumber() ?? 1
  );
}

function findNumber(tree: PDFObject, key: number): PDFObject | undefined {
  if (tree.isNull()) return undefined;
  const numbers = kidsOf(tree.get('Nums'));
  const at = numbers.findIndex((each, index) => index % 2 === 0 && each.asNumber() === key);
  return at < 0
    ? kidsOf(tree.get('Kids'))
        .map((kid) => findNumber(kid, key))
        .find(Boolean)
    : numbers[at + 1];
}

/** Tags close in order, and no bare `&` or `<` stands in the text. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(
      /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*")*)\s*(\/?)>/g,
      (_, close: string, name: string, _attributes: string, empty: string) => {
        if (close) return open.pop() === name ? '' : '<';
        if (!empty) open.push(name);
        return '';
      },
    );
  return xml !== '' && open.length === 0 && !rest.includes('<') && !/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/.test(rest);
}
