import type { PdfFile, Ref } from './pdf-file.js';

/** The roles used, of PDF 1.7's standard ones. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Span';

export interface ElementOptions {
  readonly alt?: string | undefined;
  readonly lang?: string | undefined;
  /** `[left, bottom, right, top]` in points from the page's lower left corner; figures have one. */
  readonly box?: readonly [number, number, number, number] | undefined;
  readonly scope?: 'Row' | 'Column' | undefined;
  readonly columns?: number | undefined;
}

/** An element of the logical structure; closing writes it. */
export interface Element {
  readonly role: Role;
  readonly ref: Ref;
  readonly kids: unknown[];
  page: Ref | null;
}

/**
 * The structure tree, written as it grows: an element is one object, its content is marked in the page's stream.
 * pdfkit has one of its own, which re-walks the tree at each end and spends three objects' time on one.
 */
export class StructureTree {
  readonly root: Element;

  constructor(private readonly file: PdfFile) {
    const treeRoot = file.internals.getStructTreeRoot();
    this.root = { role: 'Document', ref: file.internals.ref({ S: 'Document', P: treeRoot }), kids: [], page: null };
    treeRoot.data['K'] = [this.root.ref];
  }

  open(role: Role, parent: Element, options: ElementOptions = {}): Element {
    const ref = this.file.internals.ref({ S: role, P: parent.ref, ...attributesOf(options) });
    parent.kids.push(ref);
    return { role, ref, kids: [], page: null };
  }

  close(element: Element): void {
    if (element.page) element.ref.data['Pg'] = element.page;
    element.ref.data['K'] = element.kids.length === 1 ? element.kids[0] : element.kids;
    element.ref.end();
  }

  /** The number that marks a stretch of the current page's content as this element's. */
  mark(element: Element): number {
    const { page } = this.file.internals;
    const owners = this.file.internals.getStructParentTree().get(page.structParentTreeKey);
    const mcid = owners.length;
    owners.push(element.ref);
    element.page ??= page.dictionary;
    element.kids.push(element.page === page.dictionary ? mcid : { Type: 'MCR', Pg: page.dictionary, MCID: mcid });
    return mcid;
  }

  /** Ties a link's annotation, once pdfkit has made it, to its element. */
  adopt(element: Element): { add(child: { annotationRef: Ref }): void } {
    const { internals } = this.file;
    const page = internals.page.dictionary;
    return {
      add: ({ annotationRef }) => {
        const key = internals.createStructParentTreeNextKey();
        annotationRef.data['StructParent'] = key;
        internals.getStructParentTree().add(key, element.ref);
        element.kids.push({ Type: 'OBJR', Obj: annotationRef, Pg: page });
      },
    };
  }
}

function attributesOf({ alt, lang, box, scope, columns }: ElementOptions): Record<string, unknown> {
  const table = { ...(scope ? { Scope: scope } : {}), ...(columns && columns > 1 ? { ColSpan: columns } : {}) };
  return {
    ...(alt === undefined ? {} : { Alt: pdfString(alt) }),
    ...(lang === undefined ? {} : { Lang: pdfString(lang) }),
    ...(box ? { A: { O: 'Layout', Placement: 'Block', BBox: [...box] } } : {}),
    ...(Object.keys(table).length > 0 ? { A: { O: 'Table', ...table } } : {}),
  };
}

/** pdfkit writes a plain string as a name and a `String` object as text. */
export function pdfString(text: string): object {
  return new String(text);
}
