import type { LinkTarget } from '../text/line.js';
import type { PdfFile } from './pdf-file.js';
import type { Ref } from './ref.js';

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
  /** What is read in place of its content. */
  readonly actual?: string | undefined;
  /** `[left, bottom, right, top]` in points from the page's lower left corner; figures have one. */
  readonly box?: readonly [number, number, number, number] | undefined;
  readonly scope?: 'Row' | 'Column' | undefined;
  readonly columns?: number | undefined;
}

/** An element of the logical structure; closing writes it. */
export interface Element {
  readonly role: Role;
  readonly id: number;
  /** `12 0 R` */
  readonly ref: string;
  /** What its object says before its page and content are known. */
  readonly head: string;
  /** As they stand in the file. A report has thousands of elements: one text each, no list. */
  kids: string;
  kidCount: number;
  /** Where its content begins. */
  owned: Owners | null;
}

/** What pdfkit prints as it is said here, in an object of its own: it prints what is no plain object as its text. */
abstract class Verbatim {
  get [Symbol.toStringTag](): string {
    return 'Verbatim';
  }

  abstract toString(): string;
}

/** Refers to a packed object where pdfkit writes one. */
class ObjectRef extends Verbatim {
  constructor(private readonly ref: string) {
    super();
  }

  override toString(): string {
    return this.ref;
  }
}

/** A page's marked content, by number: whose it is. */
class Owners extends Verbatim {
  /** What an element's object says of where its content is. */
  readonly where: string;
  /** The same, and what stands before its kids: each piece less is one text less of thousands of elements. */
  readonly kidsThere: string;
  private refs = '';
  private count = 0;

  constructor(readonly page: Ref) {
    super();
    this.where = `\n/Pg ${page.toString()}`;
    this.kidsThere = `${this.where}\n/K `;
  }

  /** The number of what is marked. */
  add({ ref }: Element): number {
    this.refs += this.count === 0 ? ref : ` ${ref}`;
    return this.count++;
  }

  override toString(): string {
    return `[${this.refs}]`;
  }
}

/**
 * The structure tree, written as it grows: an element is one object, its content is marked in the page's stream.
 * pdfkit has one of its own, which re-walks the tree at each end and spends three objects' time on one; and a report
 * has thousands of elements, so that each is written as text at once.
 */
export class StructureTree {
  readonly root: Element;
  /** Of the page that is drawn. */
  private owners: Owners | undefined;

  constructor(private readonly file: PdfFile) {
    const treeRoot = file.internals.getStructTreeRoot();
    this.root = this.begin('Document', treeRoot.toString(), {});
    treeRoot.data['K'] = [new ObjectRef(this.root.ref)];
  }

  open(role: Role, parent: Element, options: ElementOptions = {}): Element {
    const element = this.begin(role, parent.ref, options);
    addKid(parent, element.ref);
    return element;
  }

  close({ id, head, kids, kidCount, owned }: Element): void {
    const place = owned ? owned.kidsThere : '\n/K ';
    this.file.writeObject(id, head + place + (kidCount === 1 ? kids : `[${kids}]`) + '\n>>');
  }

  /** The number that marks a stretch of the current page's content as this element's. */
  mark(element: Element): number {
    const owners = this.ownersOn(this.file.internals.page.dictionary);
    const mcid = owners.add(element);
    element.owned ??= owners;
    addKid(element, element.owned === owners ? String(mcid) : `<<\n/Type /MCR${owners.where}\n/MCID ${mcid}\n>>`);
    return mcid;
  }

  private ownersOn(page: Ref): Owners {
    if (this.owners?.page === page) return this.owners;
    const { internals } = this.file;
    this.owners = new Owners(page);
    internals.getStructParentTree().add(internals.page.structParentTreeKey, this.owners);
    return this.owners;
  }

  /**
   * A link on the current page, tied to its element, with the words that a reader hears. Among the packed objects: Poppler
   * takes long words in an object by itself for a fault, where a stream has the number of a byte between (`getNumEntry`).
   */
  link(element: Element, box: readonly number[], target: LinkTarget, words: string): void {
    const { internals } = this.file;
    const { page } = internals;
    const id = this.file.reserve();
    const ref = `${id} 0 R`;
    const key = internals.createStructParentTreeNextKey();
    page.annotations.push(new ObjectRef(ref));
    internals.getStructParentTree().add(key, new ObjectRef(element.ref));
    addKid(element, `<<\n/Type /OBJR\n/Obj ${ref}\n/Pg ${page.dictionary.toString()}\n>>`);
    this.file.writeObject(
      id,
      `<<\n/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [${box.map(numberOf).join(' ')}]` +
        `\n/StructParent ${key}\n/Contents ${literalOf(words)}\n/A <<\n${actionOf(target)}\n>>\n>>`,
    );
  }

  private begin(role: Role, parent: string, options: ElementOptions): Element {
    const id = this.file.reserve();
    const head = beginningOf(role) + parent + attributesOf(options);
    return { role, id, ref: `${id} 0 R`, head, kids: '', kidCount: 0, owned: null };
  }
}

const beginnings: Partial<Record<Role, string>> = {};

/** What an element's object says before its parent. */
function beginningOf(role: Role): string {
  return (beginnings[role] ??= `<<\n/S /${role}\n/P `);
}

function addKid(element: Element, kid: string): void {
  element.kids = element.kidCount === 0 ? kid : `${element.kids} ${kid}`;
  element.kidCount += 1;
}

function actionOf(target: LinkTarget): string {
  if ('url' in target) return `/S /URI\n/URI ${literalOf(target.url)}`;
  return `/S /GoTo\n/D ${literalOf(target.place)}`;
}

const SCOPES = {
  Row: '\n/A <<\n/O /Table\n/Scope /Row\n>>',
  Column: '\n/A <<\n/O /Table\n/Scope /Column\n>>',
} as const;

function attributesOf({ alt, lang, actual, box, scope, columns = 1 }: ElementOptions): string {
  let text = '';
  if (alt !== undefined) text += `\n/Alt ${literalOf(alt)}`;
  if (lang !== undefined) text += `\n/Lang ${literalOf(lang)}`;
  if (actual !== undefined) text += `\n/ActualText ${hexOf(actual)}`;
  if (box) text += `\n/A <<\n/O /Layout\n/Placement /Block\n/BBox [${box.map(numberOf).join(' ')}]\n>>`;
  if (columns > 1) {
    text += `\n/A <<\n/O /Table${scope ? `\n/Scope /${scope}` : ''}\n/ColSpan ${columns}\n>>`;
  } else if (scope) text += SCOPES[scope];
  return text;
}

/** A number as pdfkit writes it. */
function numberOf(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\\': '\\\\',
  '(': '\\(',
  ')': '\\)',
};

/** Text between parentheses, one byte a character: plain letters as they are, anything else in UTF-16 with its mark. */
export function literalOf(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const bytes = units.some((unit) => unit > 0x7f)
    ? `\xfe\xff${units.map((unit) => String.fromCharCode(unit >> 8, unit & 0xff)).join('')}`
    : text;
  return `(${bytes.replace(/[\n\r\t\b\f()\\]/g, (character) => ESCAPED[character] ?? character)})`;
}

/** The same in hexadecimal, of which no byte is a bracket. */
export function hexOf(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `<feff${hex}>`;
}
