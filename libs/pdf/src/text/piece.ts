import type { Direction } from './direction.js';
import type { FaceName } from './faces.js';
import type { TextLink } from './line.js';
import type { ShapedWord } from './shape.js';
import type { Ink } from './text-style.js';

/** A stretch of a text that no line breaks but by a hyphen, in one face, ink and language. */
export interface Piece {
  readonly text: string;
  readonly word: ShapedWord;
  readonly face: FaceName;
  readonly ink: Ink;
  readonly lang: string | undefined;
  /** Points, with its hyphen. */
  readonly width: number;
  readonly spaceBefore: boolean;
  /** Follows the piece before it in the same word, across a change of face or ink: no line breaks there. */
  readonly glued: boolean;
  /** Begins a word that no line can hold: it is broken from a line of its own, not from wherever the line before stands. */
  readonly broken?: boolean;
  /** A part of a word: it ends its line with a hyphen, or begins one as the rest of the line before. */
  readonly parted?: 'hyphen' | 'rest';
  /** What is copied, searched and heard of a part of a word. */
  readonly says?: string;
  readonly link?: TextLink;
  /** Of a text that `isComplex`. */
  readonly direction?: Direction;
}

/** A piece with those glued to it, points. */
export function widthOfWord(pieces: readonly Piece[], from: number): number {
  let width = pieces[from]?.width ?? 0;
  for (let at = from + 1; pieces[at]?.glued; at += 1) width += pieces[at]?.width ?? 0;
  return width;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Between which a word may be broken that no line holds: letters with their marks, or those that a ligature draws as one. */
export function lettersOf({ text, word, direction }: Piece): string[] {
  if (direction || /\p{M}/u.test(text)) return Array.from(graphemes.segment(text), ({ segment }) => segment);
  return word.runs.flatMap(({ codePoints }) => codePoints.map((codes) => String.fromCodePoint(...codes)));
}

/** Whether a piece runs from right to left. */
export function isFromRight({ direction }: Piece): boolean {
  return direction !== undefined && direction.level % 2 === 1;
}
