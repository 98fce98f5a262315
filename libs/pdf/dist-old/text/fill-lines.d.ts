import type { FaceName } from './faces.js';
import { type Piece } from './piece.js';
import { type ShapedWord } from './shape.js';
import type { TextStyle } from './text-style.js';
/** What lines are filled with and for. */
export interface Column {
    readonly style: TextStyle;
    /** Points. Of the column itself: a heading is balanced in lines that are narrower. */
    readonly width: number;
    /** BCP 47, of pieces that name none of their own. */
    readonly lang: string;
    isProtected(text: string): boolean;
    shape(face: FaceName, text: string): ShapedWord;
}
/** Pieces as lines no wider than `width`, points. */
export declare function fillLines(pieces: readonly Piece[], column: Column, width: number): Piece[][];
/** Whether a word that no line of the column holds can be parted by hyphens alone. */
export declare function isParted(piece: Piece, column: Column): boolean;
