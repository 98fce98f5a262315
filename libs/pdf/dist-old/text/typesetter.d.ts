import { type FaceName } from './faces.js';
import type { Line } from './line.js';
import type { Ink, TextStyle } from './text-style.js';
export type { Line, LineRun } from './line.js';
export type { TextStyle } from './text-style.js';
/** A stretch of text that may differ from its surroundings in face and ink. */
export interface Span {
    readonly text: string;
    readonly face?: FaceName;
    readonly ink?: Ink;
    /** Where it is not that of its surroundings; `und` where nobody knows. */
    readonly lang?: string | undefined;
}
export type Words = string | readonly Span[];
/** Sets text into lines. Shaping is cached per process, so a second document of the same words is nearly free. */
export declare class Typesetter {
    private readonly language;
    private readonly faces;
    private readonly broken;
    private readonly single;
    private readonly protectedWords;
    /** `language`: of the document. `names`: whose words are not parted where a line ends. */
    constructor(fallbackFonts?: readonly string[], language?: string, names?: readonly string[]);
    /**
     * Lines no wider than `width` points: in a narrow column long words are parted where their language parts them, and a word
     * that is longer than the line is broken. `lang`: BCP 47, of a text that is not in the document's language.
     */
    wrap(words: Words, style: TextStyle, width: number, lang?: string): readonly Line[];
    private breakUp;
    /** One line, however long. */
    line(words: Words, style: TextStyle): Line;
    /** One line no wider than `width` points, cut with an ellipsis; for running heads, never for content. */
    fit(text: string, style: TextStyle, width: number): Line;
    /** Width of a text on one line, in points. */
    widthOf(words: Words, style: TextStyle): number;
    /** Width of the widest stretch that no line may break, in points. */
    widestWord(words: Words, style: TextStyle): number;
    /** Throws `PdfTextError`, naming `place`, where a character cannot be printed in any face. */
    check(text: string, place: string): void;
    private pieces;
    /** Pieces, with those too wide for a line broken letter by letter, unless hyphens part them. */
    private breakable;
    /** In as many parts as lines are needed, of about one length: no last letter stands alone. */
    private breakPiece;
    /** Lines end with the space they were broken at, so that a reader does not run two words together. */
    private joinAll;
    private join;
}
