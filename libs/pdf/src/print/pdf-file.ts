import type { Font } from 'fontkit';
import PDFDocument from 'pdfkit';
import type { ShapedWord } from '../text/shape.js';

/** An indirect object; `end` writes it. */
export interface Ref {
  readonly id: number;
  readonly data: Record<string, unknown>;
  end(): void;
}

/** What pdfkit keeps of an embedded font. Its own `encode` lays the text out anew at each call, which costs half of a report's time. */
interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): Ref;
}

/** The parts of pdfkit used here that its type declarations leave out, in one place. */
interface Internals {
  _font: EmbeddedFont;
  page: {
    fonts: Record<string, Ref>;
    dictionary: Ref;
    readonly structParentTreeKey: number;
    write(content: string): void;
  };
  info: Record<string, unknown>;
  ref(data: object): Ref;
  getStructTreeRoot(): Ref;
  getStructParentTree(): { get(key: number): unknown[]; add(key: number, value: unknown): void };
  createStructParentTreeNextKey(): number;
  endMetadata(): void;
}

export interface FileOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly language: string;
  readonly producer: string;
  readonly created: Date;
}

const PUSH_SIZE = 64 * 1024;

/** A pdfkit document: tagged, PDF/UA-1, the same bytes for the same input. Written in few large chunks. */
export class PdfFile extends PDFDocument {
  // Declared, not initialised: the parent's constructor writes the header before fields exist.
  declare private waiting: Uint8Array[] | undefined;
  declare private waitingSize: number | undefined;
  private readonly embedded = new Map<Font, EmbeddedFont>();
  private readonly encoded = new Map<ShapedWord, readonly { font: EmbeddedFont; operands: string }[]>();

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
      },
    });
    this.internals.endMetadata = (): void => this.writeMetadata();
  }

  get internals(): Internals {
    return this as unknown as Internals;
  }

  /** A word as operands of `TJ`, per font; glyphs enter the subset at first use. */
  encode(word: ShapedWord): readonly { font: EmbeddedFont; operands: string }[] {
    const known = this.encoded.get(word);
    if (known) return known;
    const encoded = word.runs.map((run) => {
      const font = this.embed(run.font);
      let operands = '<';
      for (const [index, id] of run.ids.entries()) {
        const code = font.subset.includeGlyph(id);
        font.widths[code] ??= run.advances[index] ?? 0;
        font.unicode[code] ??= run.codePoints[index] ?? [];
        const kern = run.kerns[index] ?? 0;
        operands += code.toString(16).padStart(4, '0') + (kern ? `>${-Math.round(kern)}<` : '');
      }
      return { font, operands: `${operands}>` };
    });
    this.encoded.set(word, encoded);
    return encoded;
  }

  /** Many small objects become few chunks: each `push` of a stream costs more than the object itself. */
  override push(chunk: Uint8Array | null): boolean {
    this.waiting ??= [];
    this.waitingSize ??= 0;
    if (chunk) {
      this.waiting.push(chunk);
      this.waitingSize += chunk.length;
      if (this.waitingSize < PUSH_SIZE) return true;
    }
    const more = this.waiting.length === 0 || super.push(Buffer.concat(this.waiting));
    this.waiting = [];
    this.waitingSize = 0;
    return chunk ? more : super.push(null);
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
