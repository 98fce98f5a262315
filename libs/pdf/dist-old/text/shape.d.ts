import type { Font } from 'fontkit';
import { type FaceName, type FontSource } from './faces.js';
/** Glyphs of one font, side by side. */
export interface GlyphRun {
    readonly font: Font;
    readonly ids: readonly number[];
    readonly codePoints: readonly (readonly number[])[];
    /** Advance width of each glyph, and how far kerning moves the next; thousandths of the size. */
    readonly advances: readonly number[];
    readonly kerns: readonly number[];
    /** How far each glyph stands from its place, right and up, in the same unit: an accent on a letter. Absent where none does. */
    readonly offsets?: readonly (readonly [x: number, y: number])[];
}
/** A word, shaped once and used at every size. */
export interface ShapedWord {
    readonly runs: readonly GlyphRun[];
    /** Thousandths of the font size. */
    readonly width: number;
}
/** Shapes words in one face, with the first font that has each character. Words are cached for the life of the process. */
export declare class Shaper {
    private readonly words;
    private readonly printable;
    private readonly fonts;
    constructor(face: FaceName, fallbackFonts: readonly string[], serifs?: boolean);
    /** Throws `PdfTextError` for a character that no font has; `place` names where the word stands. */
    shape(word: string, place: string): ShapedWord;
    /** Throws as `shape` does, and shapes nothing: most texts are never printed in most of the faces that must have them. */
    check(text: string, place: string): void;
}
/** Two as one. */
export declare function sideBySide(one: ShapedWord, other: ShapedWord): ShapedWord;
/** Text → runs of the first font that has the character. Marks stay with the letter they stand on. */
export declare function splitRuns(text: string, fonts: readonly FontSource[], place: string): {
    font: Font;
    text: string;
}[];
