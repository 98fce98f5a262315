import { PDFDocument, type PDFObject } from 'mupdf';
import { decoderOf, readContent, type PageContent } from './content-stream.js';

/** A structure element, as a reading aid meets it. */
export interface Node {
  readonly role: string;
  readonly object: PDFObject;
  readonly children: readonly Node[];
  /** What it says it is read as, else the text of its own content and of its children, in order. */
  readonly text: string;
  readonly annotations: readonly number[];
  /** Its own marked content, in order: on which page, from 0, and by which number there. */
  readonly content: readonly { readonly page: number; readonly mcid: number }[];
}

/** A PDF, read without any of the code that wrote it: objects and pages by mupdf, structure and content here. */
export interface OpenPdf {
  readonly document: PDFDocument;
  readonly catalog: PDFObject;
  readonly pages: readonly { readonly object: PDFObject; readonly content: PageContent }[];
  readonly roots: readonly Node[];
  /** Marked content that the structure names: `page:mcid`. */
  readonly named: ReadonlySet<string>;
}

/** Opens a file once, however many tests read it: nobody changes what is opened. */
export function openPdf(bytes: Uint8Array): OpenPdf {
  const pdf = opened.get(bytes) ?? read(bytes);
  opened.set(bytes, pdf);
  return pdf;
}

const opened = new WeakMap<Uint8Array, OpenPdf>();

function read(bytes: Uint8Array): OpenPdf {
  const document = new PDFDocument(bytes);
  const catalog = document.getTrailer().get('Root');
  const pages = Array.from({ length: document.countPages() }, (_, index) => {
    const object = document.findPage(index);
    return { object, content: contentOf(object) };
  });
  const named = new Set<string>();
  const numbers = new Map(pages.map(({ object }, index) => [object.asIndirect(), index]));
  const walk = (object: PDFObject, inherited: number): Node => {
    const page = object.get('Pg').isNull() ? inherited : (numbers.get(object.get('Pg').asIndirect()) ?? -1);
    const children: Node[] = [];
    const annotations: number[] = [];
    const content: { page: number; mcid: number }[] = [];
    let text = '';
    for (const kid of kidsOf(object.get('K'))) {
      const type = kid.isDictionary() ? kid.get('Type').asName() : '';
      if (kid.isInteger() || type === 'MCR') {
        const mcid = kid.isInteger() ? kid.asNumber() : kid.get('MCID').asNumber();
        const at = type === 'MCR' && !kid.get('Pg').isNull() ? (numbers.get(kid.get('Pg').asIndirect()) ?? -1) : page;
        named.add(`${at}:${mcid}`);
        content.push({ page: at, mcid });
        text += pages[at]?.content.text.get(mcid) ?? '';
      } else if (type === 'OBJR') annotations.push(kid.get('Obj').asIndirect());
      else {
        const child = walk(kid, page);
        children.push(child);
        text += child.text;
      }
    }
    const said = object.get('ActualText');
    const heard = said.isString() ? said.asString() : text;
    return { role: object.get('S').asName(), object, children, text: heard, annotations, content };
  };
  const roots = kidsOf(catalog.get('StructTreeRoot', 'K')).map((kid) => walk(kid, -1));
  return { document, catalog, pages, roots, named };
}

/** Every element, parents before children, in reading order. */
export function allNodes(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)]);
}

/** The tables of a document as rows of texts, read through its structure. */
export function readTables(pdf: OpenPdf): string[][][] {
  return allNodes(pdf.roots)
    .filter(({ role }) => role === 'Table')
    .map((table) =>
      table.children
        .filter(({ role }) => role === 'TR')
        .map((row) => row.children.map(({ text }) => text.replaceAll('\u00a0', ' '))),
    );
}

/** All text of a page, artifacts too, as mupdf extracts it. */
export function textOfPage(pdf: OpenPdf, index: number): string {
  return pdf.document.loadPage(index).toStructuredText('preserve-whitespace').asText();
}

/** All text of all pages, artifacts too. */
export function textOfPages(pdf: OpenPdf): string {
  return pdf.pages.map((_, index) => textOfPage(pdf, index)).join('\n');
}

/** Entries of an array, or the one entry that stands for itself. */
export function kidsOf(object: PDFObject): PDFObject[] {
  if (object.isNull()) return [];
  return object.isArray() ? Array.from({ length: object.length }, (_, index) => object.get(index)) : [object];
}

function contentOf(page: PDFObject): PageContent {
  const decoders = new Map<string, (bytes: string) => string>();
  page.get('Resources', 'Font').forEach((font, name) => {
    const map = font.get('ToUnicode');
    if (map.isStream()) decoders.set(String(name), decoderOf(map.readStream().asString()));
  });
  const stream = kidsOf(page.get('Contents'))
    .map((each) => Buffer.from(each.readStream().asUint8Array()).toString('latin1'))
    .join('\n');
  return readContent(stream, (font, bytes) => decoders.get(font)?.(bytes) ?? '\ufffd');
}
