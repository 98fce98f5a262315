import type { FaceName } from './faces.js';
import { hyphenPlaces, looksLikeName } from './hyphenate.js';
import { widthOfWord, type Piece } from './piece.js';
import { sideBySide, type ShapedWord } from './shape.js';
import type { TextStyle } from './text-style.js';

/** What lines are filled with and for. */
export interface Column {
  readonly style: TextStyle;
  /** Points. Of the column itself: a heading is balanced in lines that are narrower. */
  readonly width: number;
  /** BCP 47, of pieces that name none of their own. */
  readonly lang: string;
  isProtected(text: string): boolean;
  /** Points. */
  spaceOf(face: FaceName): number;
  shape(face: FaceName, text: string): ShapedWord;
}

/** A last line narrower than so many times the size is a runt. */
const RUNT = 3.2;

/** Columns of fewer times the size part words at the ends of lines: in wider ones the hole that a long word leaves is small. */
const NARROW = 27;
/** The share of a line, and how many times the size, that must be empty without it. */
const HOLE = { share: 0.16, ems: 2.6 } as const;
/** Lines one below the other that may end in a hyphen. */
const HYPHENS_IN_A_ROW = 2;

/** Pieces, and before which of them each line ends. A word that a hyphen parts is two of them. */
export interface Lines {
  readonly pieces: readonly Piece[];
  readonly ends: readonly number[];
}

/** Lines no wider than `width`, points. */
export function fillLines(pieces: readonly Piece[], column: Column, width: number): Lines {
  return onOneLine(pieces, column, width) ? { pieces, ends: [pieces.length] } : fillSeveral(pieces, column, width);
}

/** Most texts of tables are one line, which needs no look at what a line may begin and end with. */
function onOneLine(pieces: readonly Piece[], column: Column, width: number): boolean {
  let used = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece || (piece.broken && at > 0)) return false;
    if (piece.spaceBefore && at > 0) used += column.spaceOf(piece.face);
    used += piece.width;
    if (used > width) return false;
  }
  return pieces.length > 0;
}

// Its figures are kept by no closure: each change of one would be an object.
function fillSeveral(whole: readonly Piece[], column: Column, width: number): Lines {
  let pieces = whole;
  const ends: number[] = [];
  let start = 0;
  let used = 0;
  let hyphens = 0;
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    if (!piece) break;
    const next = pieces[at + 1];
    const glued = piece.glued || !next?.glued ? 0 : widthOfWord(pieces, at) - piece.width;
    const gap = piece.spaceBefore && at > start ? column.spaceOf(piece.face) : 0;
    const room = width + 0.01 - used - gap;
    if (piece.width + glued <= room && !(piece.broken && at > start)) {
      used += gap + piece.width;
      at += 1;
      continue;
    }
    const mayPart = next?.spaceBefore && hyphens < HYPHENS_IN_A_ROW && isHole(room, width, column);
    const parted: readonly [Piece, Piece] | null = piece.glued ? null : part(piece, room, Boolean(mayPart), column);
    if (parted) {
      pieces = pieces.toSpliced(at, 1, ...parted);
      at += 1;
    } else if (at === start) {
      // Wider than any line, and nothing parts it.
      used = piece.width;
      at += 1;
      continue;
    }
    hyphens = pieces[at - 1]?.parted === 'hyphen' ? hyphens + 1 : 0;
    ends.push(at);
    start = at;
    used = 0;
  }
  if (start < pieces.length) ends.push(pieces.length);
  return fillRunt(pieces, ends, column, width);
}

/** Whether a word that no line of the column holds can be parted by hyphens alone. */
export function isParted(piece: Piece, column: Column): boolean {
  const places = placesOf(piece, column);
  const ends = [0, ...places, piece.text.length];
  return (
    places.length > 0 &&
    ends.slice(1).every((end, at) => {
      const text = piece.text.slice(ends[at], end);
      return widthOf(piece.face, `${text}-`, column) <= column.width;
    })
  );
}

function isHole(room: number, width: number, { style }: Column): boolean {
  return !style.balance && width < NARROW * style.size && room > Math.max(HOLE.share * width, HOLE.ems * style.size);
}

/**
 * As much of a word as there is room for, with its hyphen, and the rest; null where it stays whole. Whoever copies, searches or
 * listens meets the whole word at its first part, and then the space after it.
 */
function part(piece: Piece, room: number, mayPart: boolean, column: Column): readonly [Piece, Piece] | null {
  const must = piece.width > column.width && !piece.broken;
  if (!must && (!mayPart || !mayBeParted(piece, column))) return null;
  for (const place of placesOf(piece, column).toReversed()) {
    const text = piece.text.slice(0, place);
    const says = piece.parted === 'rest' ? ' ' : piece.text;
    const word = sideBySide(column.shape(piece.face, text), column.shape(piece.face, '-'));
    const width = (word.width * column.style.size) / 1000;
    if (width > room) continue;
    const rest = piece.text.slice(place);
    const [shaped, restWidth] = [column.shape(piece.face, rest), widthOf(piece.face, rest, column)];
    return [
      { ...piece, text, word, width, parted: 'hyphen', says },
      { ...piece, text: rest, word: shaped, width: restWidth, spaceBefore: false, parted: 'rest', says: ' ' },
    ];
  }
  return null;
}

function mayBeParted({ text, lang, spaceBefore }: Piece, column: Column): boolean {
  return spaceBefore && !looksLikeName(text, lang ?? column.lang) && !column.isProtected(text);
}

function placesOf({ text, lang }: Piece, column: Column): readonly number[] {
  return hyphenPlaces(text, lang ?? column.lang);
}

/** A last line of one short word, or of one Japanese letter, takes from the line before it what makes it a line. */
function fillRunt(pieces: readonly Piece[], ends: readonly number[], column: Column, width: number): Lines {
  const [from = 0, middle, to] = [ends.at(-3), ends.at(-2), ends.at(-1)];
  if (middle === undefined || to === undefined || pieces[middle - 1]?.parted === 'hyphen') return { pieces, ends };
  const least = RUNT * column.style.size;
  let end = middle;
  while (end > from + 1 && widthOfLine(pieces, end, to, column) < least) {
    end -= 1;
    while (end > from && pieces[end]?.glued) end -= 1;
  }
  // What it takes must leave the line before it a line, and find room.
  const fits = widthOfLine(pieces, from, end, column) >= least && widthOfLine(pieces, end, to, column) <= width + 0.01;
  return { pieces, ends: fits ? ends.with(-2, end) : ends };
}

function widthOfLine(pieces: readonly Piece[], from: number, to: number, column: Column): number {
  let width = 0;
  for (let at = from; at < to; at += 1) {
    const piece = pieces[at];
    if (piece) width += piece.width + (at > from && piece.spaceBefore ? column.spaceOf(piece.face) : 0);
  }
  return width;
}

function widthOf(face: FaceName, text: string, { shape, style }: Column): number {
  return (shape(face, text).width * style.size) / 1000;
}
