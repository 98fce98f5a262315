/** A figure in plain text that could be a result. */
export interface LookAlike {
  readonly shape: LookAlikeShape;
  readonly offset: number;
  readonly length: number;
  /** As it is written. */
  readonly text: string;
}

/** A letter of a word: Japanese has no spaces, and a figure stands right between two of its letters. */
const LETTER = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc])\p{L}`;
const NOT_IN_WORD = String.raw`(?<!${LETTER})(?<![\p{N}.,])`;
const ENDS = String.raw`(?!${LETTER})(?![\p{N}])(?![.,]\d)`;

/**
 * What results look like in the number formats and words of five languages, over a text whose signs, digits and spaces
 * were made plain. Where two rows match at one place the first holds.
 */
const SHAPES = [
  // 5 of 8, 5 out of the 8, 5 sur 8, 5 von den 8, 5 su 8, 8か国中5.
  ['share', String.raw`${NOT_IN_WORD}\d+ (?:out of|of|sur|von|su) (?:(?:the|all|les|den|allen|gli|i) ){0,2}\d+${ENDS}`],
  ['share', String.raw`${NOT_IN_WORD}\d+ ?(?:か国|カ国|ヶ国|ケ国|国|メンバー)?(?:のうち|中) ?\d+`],
  // 64%, 64 %, 62,5 %, 64 Prozent, 64パーセント.
  [
    'percent',
    String.raw`${NOT_IN_WORD}[+-]?\d+(?:[.,]\d+)? ?(?:%|(?:percent|per cent|Prozent|pour cent|per cento)(?!\p{L})|パーセント)`,
  ],
  // +0.28, -0,13, and the zero that has no sign.
  ['average', String.raw`${NOT_IN_WORD}(?:[+-]\d+[.,]\d+|0[.,]00)${ENDS}`],
  ['score', String.raw`${NOT_IN_WORD}[+-]1${ENDS}`],
  // rank 2, ranked 2nd, 2nd place, rang 2, 2e place, Rang 2, Platz 2, 2. Platz, posto 2, 2º posto, 2位.
  [
    'rank',
    String.raw`(?<!\p{L})(?:rank(?:s|ed|ing)?|rang|Platz|posto|posizione)(?: (?:no\.?|nr\.?))? \d+(?:st|nd|rd|th|er|re|e|º|°)?${ENDS}`,
  ],
  [
    'rank',
    String.raw`${NOT_IN_WORD}\d+(?:st|nd|rd|th|er|re|ème|e|\.|º|°|ª)? ?(?:place|rank|rang|Rang|Platz|posto|posizione)(?!\p{L})`,
  ],
  ['rank', String.raw`${NOT_IN_WORD}\d+ ?位`],
] as const satisfies readonly (readonly [string, string])[];

export type LookAlikeShape = (typeof SHAPES)[number][0];

const COMPILED = SHAPES.map(([shape, source]) => ({ shape, pattern: new RegExp(source, 'giu') }));

/**
 * The same text with ASCII digits and signs, plain spaces and one kind of minus, character for character: an offset in one
 * is an offset in the other.
 */
export function plainFigures(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2013\u2212\ufe63]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t\n]/g, ' ');
}

/** Figures in the words about a score that say another one: `+1` where it is 0. */
export function findOtherScores(text: string, score: -1 | 0 | 1): LookAlike[] {
  return findLookAlikes(text).filter(
    ({ shape, text: figure }) => shape === 'score' && Number(plainFigures(figure)) !== score,
  );
}

/** The look-alikes of a text in its order; `taken` are stretches that are not plain text, as marks. */
export function findLookAlikes(
  text: string,
  taken: readonly { readonly offset: number; readonly length: number }[] = [],
): LookAlike[] {
  let plain = plainFigures(text);
  // What is no figure and no letter: a sign beside it is neither inside a word nor part of another figure.
  for (const { offset, length } of taken)
    plain = plain.slice(0, offset) + '|'.repeat(length) + plain.slice(offset + length);
  const found: LookAlike[] = [];
  for (const { shape, pattern } of COMPILED)
    for (const match of plain.matchAll(pattern)) {
      const [offset, length] = [match.index, match[0].length];
      if (found.some((other) => offset < other.offset + other.length && other.offset < offset + length)) continue;
      found.push({ shape, offset, length, text: text.slice(offset, offset + length) });
    }
  return found.sort((a, b) => a.offset - b.offset);
}
