import { cleanText } from './clean-text.js';
import { CHECKED_FACES, type FaceName } from './faces.js';
import type { Line, LineRun } from './line.js';
import { LineCache } from './line-cache.js';
import { Shaper, type ShapedWord } from './shape.js';
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

interface Piece {
  readonly word: ShapedWord;
  readonly face: FaceName;
  readonly ink: Ink;
  readonly lang: string | undefined;
  readonly width: number;
  readonly spaceBefore: boolean;
  /** Follows the piece before it in the same word, across a change of face or ink: no line breaks there. */
  readonly glued: boolean;
  /** Begins a word that no line can hold: it is broken from a line of its own, not from wherever the line before stands. */
  readonly broken?: boolean;
}

/** A last line narrower than so many times the size is a runt. */
const RUNT = 3.2;

const shapers = new Map<string, Readonly<Record<FaceName, Shaper>>>();

/** Sets text into lines. Shaping is cached per process, so a second document of the same words is nearly free. */
export class Typesetter {
  private readonly faces: Readonly<Record<FaceName, Shaper>>;
  private readonly broken = new LineCache();
  private readonly single = new LineCache();

  /** `language`: of the document. */
  constructor(fallbackFonts: readonly string[] = [], language = 'en') {
    const serifs = !/^ja\b/.test(language);
    const key = [serifs, ...fallbackFonts].join('\n');
    const known = shapers.get(key);
    const shaper = (face: FaceName): Shaper => new Shaper(face, fallbackFonts, serifs);
    this.faces = known ?? {
      text: shaper('text'),
      strong: shaper('strong'),
      heading: shaper('heading'),
      title: shaper('title'),
    };
    if (!known) shapers.set(key, this.faces);
  }

  /** Lines no wider than `width` points; a word longer than the line is broken. `place` names the text in an error. */
  wrap(words: Words, style: TextStyle, width: number, place?: string): readonly Line[] {
    if (typeof words !== 'string') return this.breakUp(words, style, width, place);
    return this.broken.find(words, style, width, () => this.breakUp(words, style, width, place));
  }

  private breakUp(words: Words, style: TextStyle, width: number, place: string | undefined): readonly Line[] {
    const pieces = this.breakable(words, style, width, place);
    const lines = this.fill(pieces, style, width);
    if (!style.balance || lines.length < 2) return this.joinAll(lines, style);
    // The narrowest width that needs no further line.
    let [low, high] = [width / 2, width];
    while (high - low > 2) {
      const middle = (low + high) / 2;
      if (this.fill(pieces, style, middle).length > lines.length) low = middle;
      else high = middle;
    }
    return this.joinAll(this.fill(pieces, style, high), style);
  }

  private fill(pieces: readonly Piece[], style: TextStyle, width: number): Piece[][] {
    const lines: Piece[][] = [[]];
    let used = 0;
    for (const [index, piece] of pieces.entries()) {
      const line = lines.at(-1) ?? [];
      const gap = piece.spaceBefore && line.length > 0 ? this.space(piece.face, style.size) : 0;
      const needed = piece.glued ? piece.width : widthOfWord(pieces, index);
      if (line.length > 0 && (piece.broken || used + gap + needed > width + 0.01)) {
        lines.push([piece]);
        used = piece.width;
      } else {
        line.push(piece);
        used += gap + piece.width;
      }
    }
    return this.fillRunt(
      lines.filter((line) => line.length > 0),
      style,
      width,
    );
  }

  /** A last line of one short word, or of one Japanese letter, takes from the line before it what makes it a line. */
  private fillRunt(lines: Piece[][], style: TextStyle, width: number): Piece[][] {
    const [before, last] = lines.slice(-2);
    if (!before || !last) return lines;
    const least = RUNT * style.size;
    let end = before.length;
    while (end > 1 && this.widthOfLine([...before.slice(end), ...last], style) < least) {
      end -= 1;
      while (end > 0 && before[end]?.glued) end -= 1;
    }
    const [kept, filled] = [before.slice(0, end), [...before.slice(end), ...last]];
    // What it takes must leave the line before it a line, and find room.
    const fits = this.widthOfLine(kept, style) >= least && this.widthOfLine(filled, style) <= width + 0.01;
    return fits ? [...lines.slice(0, -2), kept, filled] : lines;
  }

  private widthOfLine(pieces: readonly Piece[], { size }: TextStyle): number {
    return pieces.reduce(
      (sum, { width, spaceBefore, face }, at) => sum + width + (at > 0 && spaceBefore ? this.space(face, size) : 0),
      0,
    );
  }

  /** One line, however long. */
  line(words: Words, style: TextStyle, place?: string): Line {
    if (typeof words !== 'string') return this.join(this.pieces(words, style, place), style);
    // A matrix prints its few signs thousands of times: the same line each time, which is encoded once as well.
    const [line] = this.single.find(words, style, Infinity, () => [this.join(this.pieces(words, style, place), style)]);
    return line ?? this.join([], style);
  }

  /** One line no wider than `width` points, cut with an ellipsis; for running heads, never for content. */
  fit(text: string, style: TextStyle, width: number): Line {
    const whole = this.line(text, style);
    if (whole.width <= width) return whole;
    const words = text.split(' ');
    while (words.length > 1) {
      words.pop();
      const shorter = this.line(`${words.join(' ')}…`, style);
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
    for (const { text: part } of readParts(text, place).parts)
      for (const face of CHECKED_FACES) this.faces[face].shape(part, place);
  }

  private space(face: FaceName, size: number): number {
    return (this.faces[face].shape(' ', 'space').width * size) / 1000;
  }

  private pieces(words: Words, style: TextStyle, place?: string): Piece[] {
    const spans: readonly Span[] = typeof words === 'string' ? [{ text: words }] : words;
    const pieces: Piece[] = [];
    let space = false;
    for (const { text, face = style.face, ink = style.ink, lang } of spans) {
      const { parts, endsInSpace } = readParts(text, place);
      for (const [index, part] of parts.entries()) {
        const spaceBefore = part.spaceBefore || (index === 0 && space);
        const word = this.faces[face].shape(part.text, place ?? quote(text));
        const glued = !spaceBefore && index === 0 && pieces.length > 0;
        pieces.push({ word, face, ink, lang, width: (word.width * style.size) / 1000, spaceBefore, glued });
      }
      space = endsInSpace || (parts.length === 0 && space);
    }
    return pieces;
  }

  /** Pieces, with those too wide for a line broken letter by letter. */
  private breakable(words: Words, style: TextStyle, width: number, place?: string): Piece[] {
    const pieces = this.pieces(words, style, place);
    if (pieces.every((piece) => piece.width <= width)) return pieces;
    return pieces.flatMap((piece) => (piece.width <= width ? [piece] : this.breakPiece(piece, style, width)));
  }

  /** In as many parts as lines are needed, of about one length: no last letter stands alone. */
  private breakPiece(piece: Piece, style: TextStyle, width: number): Piece[] {
    const letters = piece.word.runs.flatMap(({ codePoints }) =>
      codePoints.map((codes) => String.fromCodePoint(...codes)),
    );
    const even = Math.ceil(letters.length / Math.ceil((piece.width * 1.02) / width));
    const parts: string[] = [];
    for (let at = 0; at < letters.length; at += even) parts.push(letters.slice(at, at + even).join(''));
    const widthOf = (text: string): number => (this.faces[piece.face].shape(text, text).width * style.size) / 1000;
    const fitting = parts.every((part) => widthOf(part) <= width) ? parts : letters;
    return fitting.map((text, index) => ({
      ...piece,
      word: this.faces[piece.face].shape(text, text),
      width: widthOf(text),
      spaceBefore: index === 0 && piece.spaceBefore,
      glued: index === 0 && piece.glued,
      broken: index === 0 && piece.spaceBefore,
    }));
  }

  /** Lines end with the space they were broken at, so that a reader does not run two words together. */
  private joinAll(lines: readonly Piece[][], style: TextStyle): Line[] {
    return lines.map((line, index) => {
      const joined = this.join(line, style);
      const run = joined.runs.at(-1);
      if (!run || !lines[index + 1]?.[0]?.spaceBefore) return joined;
      const ended = { ...run, words: [...run.words, this.faces[run.face].shape(' ', 'space')] };
      return { ...joined, runs: [...joined.runs.slice(0, -1), ended] };
    });
  }

  private join(pieces: readonly Piece[], style: TextStyle): Line {
    const runs: (LineRun & { words: ShapedWord[] })[] = [];
    let x = 0;
    for (const [index, piece] of pieces.entries()) {
      const space = index > 0 && piece.spaceBefore ? this.faces[piece.face].shape(' ', 'space') : null;
      let run = runs.at(-1);
      if (!run || run.face !== piece.face || run.ink !== piece.ink || run.lang !== piece.lang) {
        // The space belongs to the run before it, so that a reader extracts it.
        if (run && space) run.words.push(space);
        x += space ? (space.width * style.size) / 1000 : 0;
        run = { face: piece.face, ink: piece.ink, lang: piece.lang, x, words: [] };
        runs.push(run);
      } else if (space) {
        run.words.push(space);
        x += (space.width * style.size) / 1000;
      }
      run.words.push(piece.word);
      x += piece.width;
    }
    return { size: style.size, runs, width: x };
  }
}

/**
 * Japanese, after JIS X 4051: a line breaks between any two of its letters and marks and beside a Latin word, never before a closing
 * mark, a small kana or the mark of a long vowel, never after an opening one, and a figure keeps its counter.
 */
const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\u3000-\\u303f\\uff01-\\uffee]';
const NEVER_FIRST =
  '[、。，．・：；？！）〕］｝〉》」』】％々ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ)\\]}.,:;!?]';
const NEVER_LAST = '[（〔［｛〈《「『【(\\[{]';
const BETWEEN_WIDE = `(?<=${WIDE})(?<!${NEVER_LAST})(?=${WIDE})(?!${NEVER_FIRST})`;
const BESIDE_LATIN = `(?<=${WIDE})(?<!${NEVER_LAST})(?=[\\p{sc=Latin}\\d+−])|(?<=\\p{sc=Latin})(?=${WIDE})(?!${NEVER_FIRST})`;
// A line may also break after a hyphen, a slash or a dash inside a word.
const BREAKS = new RegExp(`(?<=\\p{L}[-‐/–—])(?=\\p{L})|${BETWEEN_WIDE}|${BESIDE_LATIN}`, 'u');

/** A piece with those glued to it. */
function widthOfWord(pieces: readonly Piece[], from: number): number {
  let width = pieces[from]?.width ?? 0;
  for (let at = from + 1; pieces[at]?.glued; at += 1) width += pieces[at]?.width ?? 0;
  return width;
}

/** Stretches that no line may break, in their order, and whether the text leaves a space open at its end. */
interface Parts {
  readonly parts: readonly { readonly text: string; readonly spaceBefore: boolean }[];
  readonly endsInSpace: boolean;
}

/** Characters of the texts that are kept as read. */
const CHARACTERS_KEPT = 400_000;
const read = new Map<string, Parts>();
let charactersRead = 0;

/** Read once per process: the documents of a release, and their languages, repeat each other's texts. */
function readParts(text: string, place: string | undefined): Parts {
  const known = read.get(text);
  if (known) return known;
  const words = cleanText(text, place ?? quote(text)).split(' ');
  const parts = words.flatMap((word, index) => {
    if (word === '') return [];
    return word.split(BREAKS).map((part, at) => ({ text: part, spaceBefore: at === 0 && index > 0 }));
  });
  const all = { parts, endsInSpace: words.length > 1 && words.at(-1) === '' };
  if (charactersRead >= CHARACTERS_KEPT) {
    read.clear();
    charactersRead = 0;
  }
  charactersRead += text.length;
  read.set(text, all);
  return all;
}

function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
