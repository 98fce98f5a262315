import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import { Compression, type PageContent } from './compression.js';
import { crossReferences } from './cross-references.js';
import { RunEncoder, type EmbeddedFont } from './encode-run.js';
import { ObjectStreams, type PackedObjects } from './object-streams.js';
import type { Ref } from './ref.js';

/** What is drawn once and named on pages. */
interface Form {
  readonly name: string;
  readonly ref: Ref;
  /** Shows it at the place that stands before. */
  readonly shown: string;
}

/** The parts of pdfkit used here that its type declarations leave out, in one place. */
interface Internals {
  _font: EmbeddedFont;
  page: {
    fonts: Record<string, Ref>;
    xobjects: Record<string, Ref>;
    dictionary: Ref;
    readonly structParentTreeKey: number;
    readonly annotations: unknown[];
    readonly content: PageContent;
  };
  info: Record<string, unknown>;
  ref(data: object): Ref;
  getStructTreeRoot(): Ref;
  getStructParentTree(): { add(key: number, value: unknown): void };
  createStructParentTreeNextKey(): number;
  /** Where each object begins, by its id less one; null until it is written. */
  _offsets: (number | null)[];
  _waiting: number;
  _offset: number;
  readonly _root: Ref;
  readonly _info: Ref;
  readonly _id: Uint8Array;
  _ended: boolean;
  endMetadata(): void;
}

export interface FileOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly producer: string;
  readonly created: Date;
  /** The release that it is of, for programs: the hash that people read on its verification page. */
  readonly releaseHash?: string;
  /** The same of a document made from a folder. */
  readonly folderHash?: string;
}

const PUSH_SIZE = 64 * 1024;
/** Points by which a form may reach over its own edges: half a line's width, and the tips of its shapes. */
const OVER = 2;
/** A pdfkit document: tagged, PDF/UA-1, the same bytes for the same input. Written in few large chunks. */
export class PdfFile extends PDFDocument {
  // Declared, not initialised: the parent's constructor writes the header before fields exist.
  declare private waiting: string | undefined;
  private readonly compression = new Compression();
  private readonly objects = new ObjectStreams((packed) => this.addStream(packed));
  private readonly embedded = new Map<Font, EmbeddedFont>();
  readonly runs = new RunEncoder((font) => this.embed(font));
  private readonly forms = new Map<string, Form>();

  constructor(options: FileOptions) {
    super({
      autoFirstPage: false,
      // An empty name: none of the built-in fonts, which are not embedded.
      font: '',
      lang: options.language,
      displayTitle: true,
      tagged: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA' as never,
      info: {
        Title: options.title,
        Author: options.author,
        Subject: options.subject,
        Creator: options.producer,
        Producer: `${options.producer}, PDFKit`,
        CreationDate: options.created,
        ModDate: options.created,
        ...(options.releaseHash !== undefined && { SignatoryRelease: options.releaseHash }),
        ...(options.folderHash !== undefined && { SignatoryFolder: options.folderHash }),
      },
    });
    this.internals.endMetadata = (): void => this.writeMetadata();
  }

  get internals(): Internals {
    return this as unknown as Internals;
  }

  /** The current page's operators, after those with which pdfkit begins each page; `settle` writes them. */
  fillPage(operators: string): void {
    const { content } = this.internals.page;
    const before = content.buffer.map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    this.compression.addPage(content, Buffer.from(before + operators, 'latin1'));
  }

  /** Writes what is compressed in its order, but for the last `kept`; all of it where none is. */
  settle(kept: number): Promise<void> {
    if (kept === 0) this.objects.flush();
    return this.compression.settle(kept);
  }

  /** The form of a key, where there is one yet. */
  formOf(key: string): Form | undefined {
    return this.forms.get(key);
  }

  /** A form of points `width` by `height`, by its key. */
  addForm(key: string, width: number, height: number, operators: string): Form {
    const ref = this.internals.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [-OVER, -OVER, width + OVER, height + OVER],
      Resources: {},
    });
    ref.end(Buffer.from(operators, 'latin1'));
    const name = `D${this.forms.size + 1}`;
    const form = { name, ref, shown: ` cm /${name} Do Q` };
    this.forms.set(key, form);
    return form;
  }

  /** An object whose text is known when it is written: a number now, the rest by `writeObject`. */
  reserve(): number {
    this.internals._waiting += 1;
    return this.internals._offsets.push(null);
  }

  /** Writes it, among others like it; `text` is the whole of it. `settle` writes the last. */
  writeObject(id: number, text: string): void {
    this.objects.add(id, text);
    this.internals._waiting -= 1;
  }

  private addStream({ count, first, bytes }: PackedObjects): number {
    const ref = this.internals.ref({ Type: 'ObjStm', N: count, First: first, Filter: 'FlateDecode' });
    this.compression.add(bytes, (compressed) => ref.end(compressed));
    return ref.id;
  }

  /** pdfkit's end of a file, which knows no objects in streams: where each object is stands in a stream, too. */
  _finalize(): void {
    const { internals } = this;
    const { _offsets: offsets, _offset: at, _root: Root, _info: Info, _id: id } = internals;
    // Its own object is written once more, and ends nothing again.
    internals._ended = false;
    const ref = internals.ref({ Root, Info, ID: [id, id], Filter: 'FlateDecode' });
    offsets[ref.id - 1] = at;
    const { data, bytes } = crossReferences(offsets, (object) => this.objects.placeOf(object));
    Object.assign(ref.data, data);
    ref.end(bytes);
    this._write(`startxref\n${at}\n%%EOF`);
    this.push(null);
  }

  /**
   * pdfkit's way out for every object: text (one byte a character) or bytes. Many small objects become few chunks, since
   * each `push` of a stream costs more than the object itself.
   */
  _write(data: string | Uint8Array): void {
    if (typeof data === 'string') {
      this.waiting = `${this.waiting ?? ''}${data}\n`;
      this.internals._offset += data.length + 1;
      if (this.waiting.length >= PUSH_SIZE) this.flush();
      return;
    }
    this.flush();
    super.push(data);
    this.internals._offset += data.length;
  }

  override push(chunk: Uint8Array | null): boolean {
    this.flush();
    return super.push(chunk);
  }

  private flush(): void {
    if (!this.waiting) return;
    const text = this.waiting;
    this.waiting = '';
    super.push(Buffer.from(text, 'latin1'));
  }

  private embed(font: Font): EmbeddedFont {
    const known = this.embedded.get(font);
    if (known) return known;
    // A parsed font is accepted beside a path; the declarations know only paths and buffers.
    this.font(font as never);
    const embedded = this.internals._font;
    this.embedded.set(font, embedded);
    return embedded;
  }

  // pdfkit prints title, author and subject into XML as they are: `&` and `<` would make it unreadable.
  private writeMetadata(): void {
    const plain = this.internals.info;
    this.internals.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]),
    );
    (PDFDocument.prototype as unknown as Internals).endMetadata.call(this);
    this.internals.info = plain;
  }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
