import { LANGUAGES, nameMonth } from '@signatory/texts';
import { cleanText } from './clean-text.js';

/**
 * Japanese, after JIS X 4051: a line breaks between any two of its letters and marks and beside a Latin word, never before a closing
 * mark, a small kana, a mark of iteration or that of a long vowel, never after an opening one; a figure keeps its counter, and an
 * ordinal its sign.
 */
const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\u3000-\\u303f\\uff01-\\uffee]';
const NEVER_FIRST =
  '[、。，．・：；？！‼⁇⁈⁉）〕］｝〉》」』】〙〗〟｠｡｣､･％‰℃゛゜ﾞﾟｰ々〻ゝゞヽヾー〜～゠ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ)\\]}.,:;!?]';
const NEVER_LAST = '[（〔［｛〈《「『【〘〖〝｟｢￥＄￡第(\\[{]';
const BETWEEN_WIDE = `(?<=${WIDE})(?<!${NEVER_LAST})(?=${WIDE})(?!${NEVER_FIRST})`;
const BESIDE_LATIN = `(?<=${WIDE})(?<!${NEVER_LAST})(?=[\\p{sc=Latin}\\d+−])|(?<=\\p{sc=Latin})(?=${WIDE})(?!${NEVER_FIRST})`;
// A line may also break after a hyphen, a slash or a dash inside a word.
const BREAKS = new RegExp(`(?<=\\p{L}[-‐/–—])(?=\\p{L})|${BETWEEN_WIDE}|${BESIDE_LATIN}`, 'u');

/** A day and its month stand on one line: `24 November`, `24. November`, `1er novembre`. */
const MONTHS = LANGUAGES.flatMap((language) => Array.from({ length: 12 }, (_, at) => nameMonth(language, at + 1)));
const NAMED = [...new Set(MONTHS)].filter((month) => /^\p{L}/u.test(month)).join('|');
const DAY_AND_MONTH = new RegExp(`(\\d(?:\\.|er)?) (?=(?:${NAMED})(?!\\p{L}))`, 'gu');
/** Stands for a space at which no line ends; no text has it, which is cleaned of controls. */
const KEPT = '\u0000';

/** A word in which no line may break: it has no letter of Japanese, and no hyphen, slash or dash. */
const WHOLE = /^[^-/\u2010-\u2014\u2e80-\uffff]*$/;

/** Stretches that no line may break but by a hyphen, in their order, and whether the text leaves a space open at its end. */
export interface Parts {
  readonly parts: readonly { readonly text: string; readonly spaceBefore: boolean }[];
  readonly endsInSpace: boolean;
}

/** Characters of the texts that are kept as read. */
const CHARACTERS_KEPT = 400_000;
const read = new Map<string, Parts>();
let charactersRead = 0;

/** Read once per process: the documents of a release, and their languages, repeat each other's texts. */
export function readParts(text: string, place: string): Parts {
  const known = read.get(text);
  if (known) return known;
  const words = cleanText(text, place).replace(DAY_AND_MONTH, `$1${KEPT}`).split(' ');
  const parts: { text: string; spaceBefore: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    if (word === '') continue;
    const own = word.includes(KEPT) ? word.replaceAll(KEPT, ' ') : word;
    if (WHOLE.test(own)) parts.push({ text: own, spaceBefore: index > 0 });
    else for (const [at, text] of own.split(BREAKS).entries()) parts.push({ text, spaceBefore: at === 0 && index > 0 });
  }
  const all = { parts, endsInSpace: words.length > 1 && words.at(-1) === '' };
  if (charactersRead >= CHARACTERS_KEPT) {
    read.clear();
    charactersRead = 0;
  }
  charactersRead += text.length;
  read.set(text, all);
  return all;
}

/** A text's beginning, which names it where nothing else does. */
export function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
