import PDFDocument from 'pdfkit';
import type { LineRun } from '../text/typesetter.js';
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
    readonly subset: {
        includeGlyph(id: number): number;
    };
    readonly widths: (number | undefined)[];
    readonly unicode: (readonly number[] | undefined)[];
    ref(): Ref;
}
/** What is drawn once and named on pages. */
interface Form {
    readonly name: string;
    readonly ref: Ref;
}
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
        /** Written by `end`, as it stands where nothing compresses it. */
        readonly content: Ref & {
            buffer: Uint8Array[];
            compress: boolean;
        };
    };
    info: Record<string, unknown>;
    ref(data: object): Ref;
    getStructTreeRoot(): Ref;
    getStructParentTree(): {
        get(key: number): unknown[];
        add(key: number, value: unknown): void;
    };
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
/** A pdfkit document: tagged, PDF/UA-1, the same bytes for the same input. Written in few large chunks. */
export declare class PdfFile extends PDFDocument {
    private waiting;
    private readonly embedded;
    private readonly forms;
    private readonly encodedRuns;
    private readonly encoded;
    constructor(options: FileOptions);
    get internals(): Internals;
    /** A word as operands of `TJ`, per font; glyphs enter the subset at first use. */
    private encode;
    /** A run of a line as an operator but for its place, which stands between the halves; and the fonts it uses. */
    encodeRun(run: LineRun, size: string): EncodedRun;
    /** The current page's operators, after those with which pdfkit begins each page. */
    fillPage(operators: string): void;
    /** A form of points `width` by `height`, by its key; `draw` gives its operators where there is none yet. */
    form(key: string, width: number, height: number, draw: () => string): Form;
    /** An object whose text is known when it is written: a number now, the rest by `writeObject`. */
    reserve(): number;
    /** What pdfkit does for an object of its own, without turning one into text property by property. */
    writeObject(id: number, text: string): void;
    /**
     * pdfkit's way out for every object: text (one byte a character) or bytes. Many small objects become few chunks, since
     * each `push` of a stream costs more than the object itself.
     */
    _write(data: string | Uint8Array): void;
    push(chunk: Uint8Array | null): boolean;
    private flush;
    private embed;
    private writeMetadata;
}
export {};
