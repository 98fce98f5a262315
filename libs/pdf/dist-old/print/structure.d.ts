import type { PdfFile, Ref } from './pdf-file.js';
/** The roles used, of PDF 1.7's standard ones. */
export type Role = 'Document' | 'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'TOC' | 'TOCI' | 'Reference' | 'Link' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Caption' | 'Span';
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
    readonly ref: ElementRef;
    /** What its object says before its page and content are known. */
    readonly head: string;
    /** As they stand in the file. */
    readonly kids: string[];
    page: Ref | null;
}
/** Refers to an element where pdfkit writes an object: it prints what is no plain object as its text. */
declare class ElementRef {
    readonly id: number;
    readonly [Symbol.toStringTag] = "ElementRef";
    private readonly text;
    constructor(id: number);
    toString(): string;
}
/**
 * The structure tree, written as it grows: an element is one object, its content is marked in the page's stream.
 * pdfkit has one of its own, which re-walks the tree at each end and spends three objects' time on one; and a report
 * has thousands of elements, so that each is written as text at once.
 */
export declare class StructureTree {
    private readonly file;
    readonly root: Element;
    constructor(file: PdfFile);
    open(role: Role, parent: Element, options?: ElementOptions): Element;
    close({ ref, head, kids, page }: Element): void;
    /** The number that marks a stretch of the current page's content as this element's. */
    mark(element: Element): number;
    /** Ties a link's annotation, once pdfkit has made it, to its element. */
    adopt(element: Element): {
        add(child: {
            annotationRef: Ref;
        }): void;
    };
    private begin;
}
/** Text between parentheses, one byte a character: plain letters as they are, anything else in UTF-16 with its mark. */
export declare function literalOf(text: string): string;
/** The same in hexadecimal, of which no byte is a bracket. */
export declare function hexOf(text: string): string;
/** pdfkit writes a plain string as a name and a `String` object as text. */
export declare function pdfString(text: string): object;
export {};
