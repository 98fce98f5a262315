import { cleanText } from './clean-text.js';
import { direct } from './direct-pieces.js';
import { isComplex } from './direction.js';
import { joinDirected } from './directed-line.js';
import { FaceSet, type Faces } from './face-set.js';
import { CHECKED_FACES, type FaceName } from './faces.js';
import { fillLines, isParted, type Column, type Lines } from './fill-lines.js';
import type { Line, LineRun, LinkTarget } from './line.js';
import { LineCache } from './line-cache.js';
import { quote, readParts } from './parts.js';
import { joinKatakana, joinPhrases } from './phrases.js';
import { isFromRight, lettersOf, widthOfWord, type Piece } from './piece.js';
import type { ShapedWord } from './shape.js';
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
  readonly link?: LinkTarget | undefined;
}

export type Words = string | readonly Span[];

/** Words of a text from which on its pieces are shared with others, and how many are kept of one face, size and ink. */
const LONG = 12;
const PIECES_KEPT = 10_000;

/** Sets text into lines. Shaping is cached per process, so a second document of the same words is nearly free. */
export class Typesetter {
  private readonly fonts: FaceSet;
  private readonly faces: Faces;
  private readonly broken = new LineCache();
  private readonly single = new LineCache();
  private readonly known = new Map<string, Map<string, Piece>>();
  /** Those of the run that is joined: a list of its own for each would grow with room to spare. */
  private readonly words: ShapedWord[] = [];

  private readonly protectedWords: ReadonlySet<string>;

  /** `language`: of the document. `names`: whose words are not parted where a line ends. */
  constructor(
    readonly language = 'en',
    names: readonly string[] = [],
  ) {
    this.protectedWords = new Set(names.flatMap((name) => name.split(' ')));
    this.fonts = new FaceSet(language);
    this.faces = this.fonts.own;
  }

  /**
   * Lines no wider than `width` points: in a narrow column long words are parted where their language parts them, and a word
   * that is longer than the line is broken. `lang`: BCP 47, of a text that is not in the document's language.
   */
  wrap(words: Words, style: TextStyle, width: number, lang = this.language): readonly Line[] {
    if (typeof words !== 'string') return this.breakUp(words, style, width, lang);
    return this.broken.find(words, style, width, lang, () => this.breakUp(words, style, width, lang));
  }

  private breakUp(words: Words, style: TextStyle, width: number, lang: string): readonly Line[] {
    const column: Column = {
      style,
      width,
      lang,
      isProtected: (text) => this.protectedWords.has(text),
      spaceOf: (face) => (this.faces[face].space().width * style.size) / 1000,
      shape: (face, text) => this.faces[face].shape(text, text),
    };
    const all = this.breakable(words, column);
    const lines = fillLines(all, column, width);
    const count = lines.ends.length;
    if (!style.balance || count < 2) return this.joinAll(lines, style, width);
    const pieces = this.keptTogether(all, column, count);
    const most = Math.max(count, fillLines(pieces, column, width).ends.length);
    // The narrowest width that needs no further line.
    let [low, high] = [Math.max(width / 2, pieces === all ? 0 : widest(pieces)), width];
    while (high - low > 2) {
      const middle = (low + high) / 2;
      if (fillLines(pieces, column, middle).ends.length > most) low = middle;
      else high = middle;
    }
    return this.joinAll(fillLines(pieces, column, high), style, width);
  }

  /**
   * What of a heading stays together: its phrases, or its words of katakana, where they take no more lines than it needs; one more
   * where it would cut such a word.
   */
  private keptTogether(all: readonly Piece[], column: Column, count: number): readonly Piece[] {
    const ways = [joinPhrases(all), joinKatakana(all)];
    const fits = (pieces: readonly Piece[], most: number): boolean =>
      widest(pieces) <= column.width && fillLines(pieces, column, column.width).ends.length <= most;
    return ways.find((way) => fits(way, count)) ?? ways.find((way) => fits(way, count + 1)) ?? all;
  }

  /** One line, however long. */
  line(words: Words, style: TextStyle): Line {
    if (typeof words !== 'string') return this.lineOf(words, style);
    // A matrix prints its few signs thousands of times: the same line each time, which is encoded once as well.
    const [line] = this.single.find(words, style, Infinity, '', () => [this.lineOf(words, style)]);
    return line ?? this.join([], 0, 0, { style });
  }

  private lineOf(words: Words, style: TextStyle): Line {
    const pieces = this.pieces(words, style);
    return this.join(pieces, 0, pieces.length, { style });
  }

  /** One line no wider than `width` points, cut with an ellipsis; for running heads, never for content. */
  fit(text: string, style: TextStyle, width: number): Line {
    const whole = this.line(text, style);
    if (whole.width <= width) return whole;
    // Where a line may break; a word that alone is too wide is cut at a letter.
    const { parts, joined } = readParts(text, '');
    const ends = parts.map((_, at) =>
      parts.slice(0, at).reduce((begun, part, index) => `${begun}${joined.has(index) ? '' : ' '}${part}`, ''),
    );
    const letters = [...(parts[0] ?? '')];
    const cuts = [...letters.map((_, at) => letters.slice(0, at).join('')), ...ends.slice(1)];
    for (const cut of cuts.toReversed()) {
      const shorter = this.line(`${cut}…`, style);
      if (shorter.width <= width) return shorter;
    }
    return this.line('…', style);
  }

  /** Width of a text on one line, in points. */
  widthOf(words: Words, style: TextStyle): number {
    return this.line(words, style).width;
  }

  /** Width of the widest stretch that no line may break, in points. */
  widestWord(words: Words, style: TextStyle): number {
    return Math.max(0, ...this.pieces(words, style).map(({ width }) => width));
  }

  /** Throws `PdfTextError`, naming `place`, where a character cannot be printed in any face. */
  check(text: string, place: string): void {
    const words = cleanText(text, place);
    for (const face of CHECKED_FACES) this.faces[face].check(words, place);
  }

  /** `language`: of what names none of its own. */
  private pieces(words: Words, style: TextStyle, language = this.language): Piece[] {
    const spans: readonly Span[] = typeof words === 'string' ? [{ text: words }] : words;
    // Most texts run one way: then nobody asks which span a piece is of.
    const isPlain = !spans.some(({ text }) => isComplex(text));
    const [pieces, spanOf]: [Piece[], number[]] = [[], []];
    let space = false;
    for (const [at, { text, face = style.face, ink = style.ink, lang, link: to }] of spans.entries()) {
      const [place, shaper] = [quote(text), this.fonts.in(lang ?? language)[face]];
      const { parts, joined, endsInSpace } = readParts(text, place);
      const link = to && { to, words: text };
      const kept = parts.length < LONG || link ? undefined : this.piecesIn(face, style.size, ink, lang, language);
      for (let index = 0; index < parts.length; index += 1) {
        const part = parts[index] ?? '';
        const isJoined = joined.has(index);
        const known = isJoined ? undefined : kept?.get(part);
        if (known) {
          pieces.push(known);
          continue;
        }
        const spaceBefore = !isJoined || (index === 0 && space);
        const word = shaper.shape(part, place);
        const glued = !spaceBefore && index === 0 && pieces.length > 0;
        const width = (word.width * style.size) / 1000;
        const plain = { text: part, word, face, ink, lang, width, spaceBefore, glued };
        const piece: Piece = link ? { ...plain, link } : plain;
        pieces.push(piece);
        if (!isJoined) kept?.set(part, piece);
      }
      space = endsInSpace || (parts.length === 0 && space);
      if (!isPlain) for (const _ of parts) spanOf.push(at);
    }
    return isPlain ? pieces : direct(pieces, spanOf, language, (piece) => this.reshape(piece, style, language));
  }

  private reshape(piece: Piece, { size }: TextStyle, language: string): Piece {
    const shaper = this.fonts.in(piece.lang ?? language)[piece.face];
    const word = isFromRight(piece)
      ? shaper.shapeFromRight(piece.text, piece.text)
      : shaper.shape(piece.text, piece.text);
    return { ...piece, word, width: (word.width * size) / 1000 };
  }

  /** The words of long texts, each behind a space: most are among the few that all texts repeat. */
  private piecesIn(
    face: FaceName,
    size: number,
    ink: Ink,
    lang: string | undefined,
    language: string,
  ): Map<string, Piece> {
    const key = `${face} ${size} ${ink} ${String(lang)} ${language}`;
    const known = this.known.get(key);
    if (known && known.size < PIECES_KEPT) return known;
    const empty = new Map<string, Piece>();
    this.known.set(key, empty);
    return empty;
  }

  /** Pieces, with those too wide for a line broken letter by letter, unless hyphens part them. */
  private breakable(words: Words, column: Column): Piece[] {
    const { style, width } = column;
    const pieces = this.pieces(words, style, column.lang);
    if (pieces.every((piece) => piece.width <= width)) return pieces;
    return pieces.flatMap((piece) =>
      piece.width <= width || isParted(piece, column) ? [piece] : this.breakPiece(piece, column),
    );
  }

  /** In as many parts as lines are needed, of about one length: no last letter stands alone. */
  private breakPiece(piece: Piece, { style, width, lang }: Column): Piece[] {
    const letters = lettersOf(piece);
    const most = Math.ceil(letters.length / Math.ceil((piece.width * 1.02) / width));
    const parts: string[] = [];
    for (let at = 0; at < letters.length; at += most) parts.push(letters.slice(at, at + most).join(''));
    const shaped = (all: readonly string[]): Piece[] =>
      all.map((text) => this.reshape({ ...piece, text }, style, lang));
    const even = shaped(parts);
    const fitting = even.every((part) => part.width <= width) ? even : shaped(letters);
    return fitting.map((part, index) => ({
      ...part,
      spaceBefore: index === 0 && piece.spaceBefore,
      glued: index === 0 && piece.glued,
      broken: index === 0 && piece.spaceBefore,
    }));
  }

  /** Lines end with the space they were broken at, so that a reader does not run two words together. */
  private joinAll({ pieces, ends }: Lines, style: TextStyle, width: number): Line[] {
    return ends.map((end, at) => {
      const endsInSpace = pieces[end]?.spaceBefore ?? false;
      return this.join(pieces, ends[at - 1] ?? 0, end, { style, width, endsInSpace });
    });
  }

  /** The pieces from one to before another as a line. */
  private join(pieces: readonly Piece[], from: number, to: number, setting: LineSetting): Line {
    const { style, width, endsInSpace = false } = setting;
    if (pieces[from]?.direction) {
      const space = (face: FaceName): ShapedWord => this.faces[face].space();
      return joinDirected(pieces.slice(from, to), { size: style.size, width, endsInSpace, space });
    }
    const runs: LineRun[] = [];
    let [x, start, held] = [0, 0, 0];
    for (let index = from; index < to; index += 1) {
      const piece = pieces[index];
      if (!piece) break;
      const next = index + 1 < to ? pieces[index + 1] : undefined;
      const { face, ink, lang, says, word, link } = piece;
      const shaper = this.faces[face];
      const isSpaced = next ? next.spaceBefore : endsInSpace;
      // A space belongs to the run before it, so that a reader extracts it; it is of the face that follows.
      const isOwn = isSpaced && (next?.face ?? face) === face;
      this.words[held++] = isOwn ? shaper.withSpace(word) : word;
      x += piece.width;
      if (isSpaced && next) {
        const space = this.faces[next.face].space();
        if (!isOwn) this.words[held++] = space;
        x += (space.width * style.size) / 1000;
      }
      if (next && isAlike(piece, next)) continue;
      const words = this.words.slice(0, held);
      runs.push({ face, ink, lang, x: start, words, ...(says !== undefined && { says }), ...(link && { link }) });
      [start, held] = [x, 0];
    }
    // Lines are kept by the thousand: a list that grew has room for many more.
    return { size: style.size, runs: runs.slice(), width: x };
  }
}

interface LineSetting {
  readonly style: TextStyle;
  /** Of the column, points; absent for a line that stands alone. */
  readonly width?: number;
  readonly endsInSpace?: boolean;
}

/** Whether a run goes on with a piece: a part of a word, which is read as another text, is a run of its own. */
function isAlike(one: Piece, next: Piece): boolean {
  if (one.says !== undefined || next.says !== undefined) return false;
  return one.face === next.face && one.ink === next.ink && one.lang === next.lang && one.link === next.link;
}

function widest(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map((_, at) => widthOfWord(pieces, at)));
}
