import { allNodes, type Node, type OpenPdf } from './open-pdf.js';

/** How whole documents lie on their pages, read from their structure and content. Pages are counted from 0. */

/** A heading, where it begins. */
export interface FoundHeading {
  readonly text: string;
  readonly page: number;
}

const HEADING = /^H[1-6]$/;

/** All marked content inside an element, in reading order. */
function contentIn(node: Node): Node['content'] {
  return [...node.content, ...node.children.flatMap(contentIn)];
}

export function headingsOf({ roots }: OpenPdf): FoundHeading[] {
  return allNodes(roots).flatMap((node) => {
    const page = contentIn(node)[0]?.page;
    return HEADING.test(node.role) && page !== undefined ? [{ text: plain(node.text), page }] : [];
  });
}

/** Where the links of a page lead that stay in the document, with what the page says of each. */
export function contentsOf({ document, roots }: OpenPdf): { readonly entry: string; readonly page: number }[] {
  const links = new Map<number, number>();
  for (let index = 0; index < document.countPages(); index += 1) {
    const page = document.loadPage(index);
    const annotations = page.getObject().get('Annots');
    const inside = page.getLinks();
    for (let at = 0; at < annotations.length; at += 1) {
      const uri = inside[at]?.getURI() ?? '';
      if (uri.startsWith('#')) links.set(annotations.get(at).asIndirect(), document.resolveLink(uri));
    }
  }
  return allNodes(roots)
    .filter(({ role }) => role === 'TOCI')
    .map((entry) => {
      const leads = allNodes([entry]).flatMap(({ annotations }) => annotations);
      return { entry: plain(entry.text), page: links.get(leads[0] ?? -1) ?? -1 };
    });
}

/** The pages on which a table goes on without the words of its head among what is only drawn. */
export function headlessPages({ roots, pages }: OpenPdf): string[] {
  return allNodes(roots)
    .filter(({ role }) => role === 'Table')
    .flatMap((table) => {
      const rows = table.children.filter(({ role }) => role === 'TR');
      const head = rows[0]?.children.map(({ text }) => text).filter((text) => text !== '') ?? [];
      const [first, ...others] = [...new Set(rows.flatMap((row) => contentIn(row).map(({ page }) => page)))];
      return others.flatMap((page) => {
        const drawn = pages[page]?.content.artifacts ?? '';
        return head.every((words) => drawn.includes(words)) ? [] : [`${head.join()} of page ${first} on ${page}`];
      });
    });
}

/** Paragraphs that are broken over pages, with how many lines of them stand on each. */
export function brokenParagraphs({ roots, pages }: OpenPdf): { readonly text: string; readonly lines: number[] }[] {
  return allNodes(roots)
    .filter(({ role }) => role === 'P')
    .flatMap((paragraph) => {
      const lines = new Map<number, Set<number>>();
      for (const { page, mcid } of contentIn(paragraph)) {
        const own = lines.get(page) ?? new Set();
        lines.set(page, own);
        for (const height of pages[page]?.content.lines.get(mcid) ?? []) own.add(height);
      }
      return lines.size > 1
        ? [{ text: plain(paragraph.text), lines: [...lines.values()].map(({ size }) => size) }]
        : [];
    });
}

/** What the last words of each page are: the role of the element that they stand in. */
export function lastRoles({ roots, pages }: OpenPdf): string[] {
  const roles = pages.map(() => '');
  for (const node of allNodes(roots)) for (const { page } of node.content) roles[page] = node.role;
  return roles;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
