import bidiFactory from 'bidi-js';

// The package exports the function itself, and its types say that it is a property.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();

// From right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours, with their forms of presentation. In another order
// than they are written: the scripts of India, Thai, Lao, Tibetan, Burmese and Khmer.
const COMPLEX = /[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{11fff}\u{1e800}-\u{1efff}]/u;

/** Languages that are written from right to left. */
const FROM_RIGHT = /^(?:ar|fa|ur|ps|sd|ckb|ug|he|iw|yi|dv|syr|nqo)\b/;

/** How a piece stands in a text that `isComplex`: levels of UAX #9, where an odd one runs from right to left. */
export interface Direction {
  readonly level: number;
  /** Of the space before it. */
  readonly gap: number;
  /** Of the whole text. */
  readonly base: number;
  /** Whether a span begins with it, which stands for itself in what surrounds it. */
  readonly begins: boolean;
}

/** Whether a text has letters that run from right to left, or whose glyphs stand in another order than they are written. */
export function isComplex(text: string): boolean {
  return COMPLEX.test(text);
}

/** Characters as they look in a text from right to left: a bracket that opens is drawn as one that closes. */
export function mirror(text: string): string {
  return [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');
}

export function mirrorCode(code: number): number {
  return bidi.getMirroredCharacter(String.fromCodePoint(code))?.codePointAt(0) ?? code;
}

/** The direction of a text as a whole: of its language, or of its first letter where the language runs from left to right. */
export function baseOf(text: string, language: string): 'ltr' | 'rtl' {
  if (FROM_RIGHT.test(language)) return 'rtl';
  return bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1 ? 'rtl' : 'ltr';
}

/** The level of each letter, by the Unicode Bidirectional Algorithm, and that of the whole. */
export function levelsOf(text: string, base: 'ltr' | 'rtl'): { readonly levels: Uint8Array; readonly base: number } {
  return { levels: bidi.getEmbeddingLevels(text, base).levels, base: base === 'rtl' ? 1 : 0 };
}

/** Places in the order in which they stand on a line from left to right (UAX #9, rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, at) => at);
  const odd = levels.filter((level) => level % 2 === 1);
  if (odd.length === 0) return order;
  for (let level = Math.max(...levels); level >= Math.min(...odd); level -= 1)
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = Math.max(from, to);
    }
  return order;
}
