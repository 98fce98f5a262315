import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { ShapedWord } from '../text/shape.js';
import type { LineRun } from '../text/typesetter.js';
import { glyphOf } from './glyph-string.js';
import { PageCompression, type PageContent } from './page-compression.js';

/** An indirect object; `end` writes it. */
export interface Ref {
  readonly id: number;
  readonly data: Record<string, unknown>;
  end(content?: Uint8Array): void;
  /** `12 0 R` */
  toString(): string;
}

/** What pdfkit keeps of an embedded font. Its own `encode` lays the text out anew at each call, which costs half of a report's time. */
interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): Ref;
}

/** What is drawn once and named on pages. */
interface Form {
  readonly name: string;
  readonly ref: Ref;
  /** Shows it at the place that stands before. */
  readonly shown: string;
}

/** Operands of `TJ` in one font, raised by thousandths of the size. */
interface EncodedPart {
  readonly font: EmbeddedFont;
  readonly operands: string;
  readonly rise: number;
}

/** A run as operators: `before`, x, a space, y, `after`. */
interface EncodedRun {
  readonly fonts: readonly EmbeddedFont[];
  readonly before: string;
  readonly after: string;
}

/** The parts of pdfkit used here that its type declarations leave out, in one place. */
interface Internals {
  _font: EmbeddedFont;
  page: {
    fonts: Record<string, Ref>;
    xobjects: Record<string, Ref>;
    dictionary: Ref;
    readonly structParentTreeKey: number;
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

const IN_PLACE = [0, 0] as const;
const PUSH_SIZE = 64 * 1024;
/** Points by which a form may reach over its own edges: half a line's width, and the tips of its shapes. */
const OVER = 2;
/** Signs and names of tables come again and again; the lines of a long text, of more words, come once. */
const RUNS_KEPT = { most: 5_000, words: 2 } as const;

/** A pdfkit document: tagged, PDF/UA-1, the same bytes for the same input. Written in few large chunks. */
export class PdfFile extends PDFDocument {
  // Declared, not initialised: the parent's constructor writes the header before fields exist.
  declare private waiting: string | undefined;
  private readonly compression = new PageCompression();
  private readonly embedded = new Map<Font, EmbeddedFont>();
  private readonly forms = new Map<string, Form>();
  private readonly encodedRuns = new Map<LineRun, EncodedRun>();
  private readonly encoded = new Map<ShapedWord, readonly EncodedPart[]>();

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

  /** A word as operands of `TJ`, per font; glyphs enter the subset at first use. */
  private encode(word: ShapedWord): readonly EncodedPart[] {
    const known = this.encoded.get(word);
    if (known) return known;
    const encoded: EncodedPart[] = [];
    for (const run of word.runs) {
      const font = this.embed(run.font);
      const last = encoded.at(-1);
      // A space goes on with the operands of its word.
      const goesOn = last?.font === font && last.rise === 0;
      let [operands, rise] = [goesOn ? last.operands.slice(0, -1) : '(', 0];
      if (goesOn) encoded.pop();
      for (let index = 0; index < run.ids.length; index += 1) {
        const code = font.subset.includeGlyph(run.ids[index] ?? 0);
        font.widths[code] ??= run.advances[index] ?? 0;
        font.unicode[code] ??= run.codePoints[index] ?? [];
        const [x, y] = run.offsets?.[index] ?? IN_PLACE;
        if (y !== rise) {
          encoded.push({ font, operands: `${operands})`, rise });
          [operands, rise] = ['(', y];
        }
        const kern = (run.kerns[index] ?? 0) - x;
        if (x) operands += `)${-Math.round(x)}(`;
        operands += glyphOf(code);
        if (kern) operands += `)${-Math.round(kern)}(`;
      }
      encoded.push({ font, operands: `${operands})`, rise });
    }
    this.encoded.set(word, encoded);
    return encoded;
  }

  /** A run of a line as operators but for its place, which stands between the halves; and the fonts it uses. */
  encodeRun(run: LineRun, size: string): EncodedRun {
    const known = this.encodedRuns.get(run);
    if (known) return known;
    const fonts: EmbeddedFont[] = [];
    let [choices, after, operands] = ['', ' Tm ', ''];
    let raised = 0;
    const showAll = (): void => {
      if (operands) after += `[${operands}] TJ `;
      operands = '';
    };
    for (const word of run.words)
      for (const part of this.encode(word)) {
        if (part.font !== fonts.at(-1)) {
          showAll();
          const choice = `/${part.font.id} ${size} Tf `;
          if (fonts.push(part.font) === 1) choices += choice;
          else after += choice;
        }
        if (part.rise !== raised) {
          showAll();
          raised = part.rise;
          after += `${Math.round(raised * Number(size)) / 1000} Ts `;
        }
        operands += part.operands;
      }
    showAll();
    // It would outlast the text object.
    if (raised !== 0) after += '0 Ts ';
    const encoded = { fonts: fonts.slice(), before: `BT ${choices}1 0 0 1 `, after: `${after}ET` };
    if (run.words.length > RUNS_KEPT.words) return encoded;
    if (this.encodedRuns.size >= RUNS_KEPT.most) this.encodedRuns.clear();
    this.encodedRuns.set(run, encoded);
    return encoded;
  }

  /** The current page's operators, after those with which pdfkit begins each page; `settle` writes them. */
  fillPage(operators: string): void {
    const { content } = this.internals.page;
    const before = content.buffer.map((bytes) => Buffer.from(bytes).toString('latin1')).join('');
    this.compression.add(content, Buffer.from(before + operators, 'latin1'));
  }

  /** Writes the operators of pages in their order, but for the last `kept`. */
  settle(kept: number): Promise<void> {
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

  /** What pdfkit does for an object of its own, without turning one into text property by property; `text` is the whole of it. */
  writeObject(id: number, text: string): void {
    this.internals._offsets[id - 1] = this.internals._offset;
    this._write(text);
    this.internals._waiting -= 1;
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
