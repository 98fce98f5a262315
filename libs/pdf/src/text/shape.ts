import type { Font } from 'fontkit';
import { mirror, mirrorCode } from './direction.js';
import { facesOf, findFont, type FaceName, type FontChoice, type FontSource } from './faces.js';
import { PdfTextError } from './pdf-text-error.js';

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
  /** The same with a space behind it, once a line has asked for it. */
  spaced: ShapedWord | undefined;
}

// Far above the words of any report; a server that prints many plans starts afresh rather than growing without end.
const CACHE_LIMIT = 30_000;

/** Shapes words in one face, with the first font that has each character. Words are cached for the life of the process. */
export class Shaper {
  private readonly words = new Map<string, ShapedWord>();
  private readonly printable = new Set<number>();
  private blank: ShapedWord | undefined;
  private hasAscii: boolean | undefined;
  private readonly fonts: readonly FontSource[];

  constructor(face: FaceName, choice: FontChoice = {}) {
    this.fonts = facesOf(face, choice);
  }

  /** Throws `PdfTextError` for a character that no font has; `place` names where the word stands. */
  shape(word: string, place: string): ShapedWord {
    return this.find(word, () => splitRuns(word, this.fonts, place).map(({ font, text }) => layOut(font, text)));
  }

  /** The same of a word that runs from right to left: its glyphs stand as they are seen, the last letter first. A bracket is read as it is written. */
  shapeFromRight(word: string, place: string): ShapedWord {
    const runs = (): GlyphRun[] =>
      splitRuns(mirror(word), this.fonts, place)
        .map(({ font, text }) => layOut(font, text, 'rtl'))
        .map((run) => ({ ...run, codePoints: run.codePoints.map((codes) => codes.map(mirrorCode)) }))
        .toReversed();
    // No word begins with a space, which a shaped text may have inside.
    return this.find(` ${word}`, runs);
  }

  private find(key: string, lay: () => readonly GlyphRun[]): ShapedWord {
    const known = this.words.get(key);
    if (known) return known;
    const runs = lay();
    const width = runs.reduce((sum, run) => sum + widthOf(run), 0);
    const shaped = { runs, width, spaced: undefined };
    if (this.words.size >= CACHE_LIMIT) this.words.clear();
    this.words.set(key, shaped);
    return shaped;
  }

  /** A space. */
  space(): ShapedWord {
    return (this.blank ??= this.shape(' ', 'space'));
  }

  /** A word with the space behind it, as the lines of a text repeat them. */
  withSpace(word: ShapedWord): ShapedWord {
    return (word.spaced ??= sideBySide(word, this.space()));
  }

  /** Throws as `shape` does, and shapes nothing: most texts are never printed in most of the faces that must have them. */
  check(text: string, place: string): void {
    // Most of what people write is plain letters, which are asked for once.
    this.hasAscii ??= everyAscii((code) => Boolean(findFont(this.fonts, code)));
    for (const character of this.hasAscii ? (text.match(OTHER) ?? []) : text) {
      const code = character.codePointAt(0) ?? 0;
      if (this.printable.has(code)) continue;
      if (!findFont(this.fonts, code)) throw missing(character, place);
      this.printable.add(code);
    }
  }
}

/** A character that is not of ASCII. */
const OTHER = /[^ -~]/gu;

function everyAscii(test: (code: number) => boolean): boolean {
  for (let code = 0x20; code <= 0x7e; code += 1) if (!test(code)) return false;
  return true;
}

function missing(character: string, place: string): PdfTextError {
  return new PdfTextError(character, place, 'no-font');
}

/** Two as one. */
export function sideBySide(one: ShapedWord, other: ShapedWord): ShapedWord {
  return { runs: [...one.runs, ...other.runs], width: one.width + other.width, spaced: undefined };
}

/** Text → runs of the first font that has the character. Marks, and what joins letters or parts them, stay with the letter before. */
export function splitRuns(text: string, fonts: readonly FontSource[], place: string): { font: Font; text: string }[] {
  const runs: { font: Font; text: string }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const font = findFont(fonts, code);
    if (!font) throw missing(character, place);
    if (
      last &&
      (last.font === font || (/[\p{M}\u200c\u200d]/u.test(character) && last.font.hasGlyphForCodePoint(code)))
    )
      last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

function layOut(font: Font, text: string, direction: 'ltr' | 'rtl' = 'ltr'): GlyphRun {
  const scale = 1000 / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text, undefined, undefined, undefined, direction);
  const isMoved = positions.some(({ xOffset, yOffset }) => xOffset || yOffset);
  return {
    font,
    ids: glyphs.map(({ id }) => id),
    codePoints: glyphs.map(({ codePoints }) => codePoints.map((code) => PLAIN.get(code) ?? code)),
    advances: glyphs.map(({ advanceWidth }) => advanceWidth * scale),
    kerns: glyphs.map(
      ({ advanceWidth }, index) => ((positions[index]?.xAdvance ?? advanceWidth) - advanceWidth) * scale,
    ),
    ...(isMoved && { offsets: positions.map(({ xOffset, yOffset }) => [xOffset * scale, yOffset * scale] as const) }),
  };
}

// Characters that share a glyph with a plainer one: a reader copies the plain one.
const PLAIN = new Map([
  [0xa0, 0x20],
  [0x2007, 0x20],
  [0x202f, 0x20],
  [0x2010, 0x2d],
  [0x2011, 0x2d],
]);

function widthOf({ advances, kerns }: GlyphRun): number {
  return advances.reduce((sum, advance, index) => sum + advance + (kerns[index] ?? 0), 0);
}
