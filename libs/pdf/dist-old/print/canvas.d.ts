import type { Ink } from '../identity.js';
import type { Line } from '../text/typesetter.js';
import type { PdfFile } from './pdf-file.js';
import { type Element, type ElementOptions, type Role, type StructureTree } from './structure.js';
/** A point, in points from the page's upper left corner. */
export type Point = readonly [x: number, y: number];
/** What a page belongs to while it is drawn. */
export interface CanvasContext {
    readonly file: PdfFile;
    readonly structure: StructureTree;
    readonly width: number;
    readonly height: number;
}
/**
 * One page, drawn from the upper left corner in points. Operators are gathered and written once: pdfkit's own calls
 * save and restore the state, convert and push for each of them.
 */
export declare class Canvas {
    private readonly context;
    readonly width: number;
    readonly height: number;
    /** The element that blocks hang their own under. */
    parent: Element;
    private operators;
    /** Whose content is being drawn; of artifacts, nobody's. */
    private owner;
    /** Its marked content begins with what is drawn next: none is empty. */
    private waits;
    private fillInk;
    private strokeInk;
    private lineWidth;
    constructor(context: CanvasContext, parent: Element);
    /** Draws what carries no meaning of its own: rules, grounds, repeated heads. */
    artifact(draw: () => void, type?: 'Layout' | 'Pagination'): void;
    /** Opens an element under the current parent; its children are drawn inside `draw`. */
    group(role: Role, options: ElementOptions, draw: (element: Element) => void): void;
    /** An element whose content is what `draw` draws. */
    tagged(role: Role, options: ElementOptions, draw: () => void): void;
    /** Content of an element that is still open: a paragraph may go on over pages. */
    content(element: Element, draw: () => void): void;
    /** Opens an element that outlives this page. */
    open(role: Role, options?: ElementOptions): Element;
    close(element: Element): void;
    /** A figure with its alternative text, in the rectangle given from the upper left corner. */
    figure(alt: string, [x, y]: Point, width: number, height: number, draw: () => void): void;
    /** Text of a line from `x`, on the baseline `y`; `ink` overrides the line's own. */
    text(line: Line, x: number, y: number, ink?: Ink): void;
    /** Text turned a quarter to the left, reading upwards from (`x`, `y`); for heads of narrow columns. */
    turnedText(line: Line, x: number, y: number): void;
    rect(x: number, y: number, width: number, height: number, ink: Ink): void;
    /** A rectangle with rounded corners, filled and, with `edge`, outlined inside its bounds. */
    tile(x: number, y: number, width: number, height: number, radius: number, ground: Ink, edge?: Ink): void;
    /** The same, with a dashed outline and no ground. */
    dashedTile(x: number, y: number, width: number, height: number, radius: number, edge: Ink): void;
    line([x1, y1]: Point, [x2, y2]: Point, ink: Ink, width: number, dash?: string): void;
    /**
     * What is drawn again and again, at (`x`, `y`) from its own upper left corner: once in the file, by `key`, and named on
     * each page. Paths only: what a form says, nobody can tag.
     */
    stamp(key: string, x: number, y: number, width: number, height: number, draw: (form: Canvas) => void): void;
    /** A filled polygon. */
    polygon(points: readonly Point[], ink: Ink): void;
    /** A filled disc. */
    disc(x: number, y: number, radius: number, ink: Ink): void;
    /** Makes the rectangle a link, as part of `element`, to an https address or a named place in the document. */
    link(element: Element, [x, y]: Point, width: number, height: number, target: {
        url: string;
    } | {
        place: string;
    }, words: string): void;
    /** Names the height `y` of this page as a place that links lead to. */
    name(place: string, y: number): void;
    /** Adds this page to the bookmarks; level 2 hangs under the last of level 1. */
    bookmark(title: string, level: 1 | 2): void;
    /** Hands the page's operators to the file. */
    finish(): void;
    /** Paints a path given from its own lower left corner: equal tiles are equal operators, which compress to little. */
    private place;
    private show;
    /**
     * A run that is read in a language of its own, or as another text. Content inside content would be lawful, and poppler loses
     * what follows on it: so the element's own ends, and goes on after it. An artifact is read by nobody.
     */
    private span;
    /** Operators that paint, inside the content of whose they are. */
    private paint;
    private begin;
    private fill;
    private stroke;
}
