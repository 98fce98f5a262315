import type { Font } from 'fontkit';
import type { ShapedWord } from '../text/shape.js';
import type { LineRun } from '../text/typesetter.js';
import type { Ref } from './ref.js';

/** What pdfkit keeps of an embedded font. Its own `encode` lays the text out anew at each call, which costs half of a report's time. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number; readonly glyphs: number[] };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): Ref;
}

/** Operands of `TJ` in one font, raised by thousandths of the size. */
interface EncodedPart {
  readonly font: EmbeddedFont;
  readonly operands: string;
  readonly rise: number;
}

/** A run as operators: `before`, x, a space, y, `after`. */
export interface EncodedRun {
  readonly fonts: readonly EmbeddedFont[];
  readonly before: string;
  readonly after: string;
}

const IN_PLACE = [0, 0] as const;
/** Signs and names of tables come again and again; the lines of a long text, of more words, come once. */
const RUNS_KEPT = { most: 5_000, words: 2 } as const;

/** Runs of text as operators of a page. */
export class RunEncoder {
  private readonly known = new Map<LineRun, EncodedRun>();
  private readonly words = new Map<ShapedWord, readonly EncodedPart[]>();
  /** Further numbers of glyphs, by font, glyph and what they are read as. */
  private readonly others = new Map<string, number>();

  /** `embed`: puts a font into the file, once. */
  constructor(private readonly embed: (font: Font) => EmbeddedFont) {}

  /** A word as operands of `TJ`, per font; glyphs enter the subset at first use. */
  private encodeWord(word: ShapedWord): readonly EncodedPart[] {
    const known = this.words.get(word);
    if (known) return known;
    const encoded: EncodedPart[] = [];
    for (const run of word.runs) {
      const font = this.embed(run.font);
      const last = encoded.at(-1);
      // A space goes on with the operands of its word.
      const goesOn = last?.font === font && last.rise === 0;
      let [operands, rise] = [goesOn ? last.operands.slice(0, -1) : '(', 0];
      if (goesOn) encoded.pop();
      for (let index = 0; index < run.ids.length; index += 1) {
        const code = this.codeOf(font, run.ids[index] ?? 0, run.codePoints[index] ?? []);
        font.widths[code] ??= run.advances[index] ?? 0;
        const [x, y] = run.offsets?.[index] ?? IN_PLACE;
        if (y !== rise) {
          encoded.push({ font, operands: `${operands})`, rise });
          [operands, rise] = ['(', y];
        }
        const kern = (run.kerns[index] ?? 0) - x;
        if (x) operands += `)${-Math.round(x)}(`;
        operands += glyphOf(code);
        if (kern) operands += `)${-Math.round(kern)}(`;
      }
      encoded.push({ font, operands: `${operands})`, rise });
    }
    this.words.set(word, encoded);
    return encoded;
  }

  /**
   * The number of a glyph in the subset. A glyph that stands for several characters, as the body of an Arabic letter does without
   * its dots, has one for each of them: a number is read as one text.
   */
  private codeOf(font: EmbeddedFont, id: number, codePoints: readonly number[]): number {
    const first = font.subset.includeGlyph(id);
    const told = (font.unicode[first] ??= codePoints);
    if (isSame(told, codePoints)) return first;
    const key = `${font.id} ${id} ${codePoints.join(' ')}`;
    const code = this.others.get(key) ?? font.subset.glyphs.push(id) - 1;
    this.others.set(key, code);
    font.unicode[code] = codePoints;
    return code;
  }

  /** A run of a line as operators but for its place, which stands between the halves; and the fonts it uses. */
  encode(run: LineRun, size: string): EncodedRun {
    const known = this.known.get(run);
    if (known) return known;
    const fonts: EmbeddedFont[] = [];
    let [choices, after, operands] = ['', ' Tm ', ''];
    let raised = 0;
    const showAll = (): void => {
      if (operands) after += `[${operands}] TJ `;
      operands = '';
    };
    for (const word of run.words)
      for (const part of this.encodeWord(word)) {
        if (part.font !== fonts.at(-1)) {
          showAll();
          const choice = `/${part.font.id} ${size} Tf `;
          if (fonts.push(part.font) === 1) choices += choice;
          else after += choice;
        }
        if (part.rise !== raised) {
          showAll();
          raised = part.rise;
          after += `${Math.round(raised * Number(size)) / 1000} Ts `;
        }
        operands += part.operands;
      }
    showAll();
    // It would outlast the text object.
    if (raised !== 0) after += '0 Ts ';
    const encoded = { fonts: fonts.slice(), before: `BT ${choices}1 0 0 1 `, after: `${after}ET` };
    if (run.words.length > RUNS_KEPT.words) return encoded;
    if (this.known.size >= RUNS_KEPT.most) this.known.clear();
    this.known.set(run, encoded);
    return encoded;
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one === other || (one.length === other.length && one.every((code, at) => code === other[at]));
}

const glyphs: string[] = [];

/** A glyph's number in a subset, as its two bytes stand in a string of a page. Half as long as in hexadecimal, and as much less to compress. */
function glyphOf(code: number): string {
  return (glyphs[code] ??= byteOf(code >> 8) + byteOf(code & 0xff));
}

/** What would end a string, escape in it, or be read as another byte. */
const ESCAPED: Readonly<Record<string, string>> = { '(': '\\(', ')': '\\)', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };

function byteOf(value: number): string {
  const character = String.fromCharCode(value);
  return ESCAPED[character] ?? character;
}
