import { LANGUAGES, nameMonth } from '@signatory/texts';
import { cleanText } from './clean-text.js';

/**
 * Japanese, after JIS X 4051: a line breaks between any two of its letters and marks and beside a Latin word, never before a closing
 * mark, a small kana, a mark of iteration or that of a long vowel, never after an opening one; a figure keeps its counter, and an
 * ordinal its sign; before brackets behind a figure, a line may end.
 */
const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー・\\u3000-\\u303f\\uff01-\\uffee]';
const NEVER_FIRST =
  '[、。，．・：；？！‼⁇⁈⁉）〕］｝〉》」』】〙〗〟｠｡｣､･％‰℃゛゜ﾞﾟｰ々〻ゝゞヽヾー〜～゠ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ)\\]}.,:;!?]';
const NEVER_LAST = '[（〔［｛〈《「『【〘〖〝｟｢￥＄￡第(\\[{]';
const BEFORE_ASIDE = '(?<=[\\d%])(?=[（〔［])';
const BETWEEN_WIDE = `(?<=${WIDE})(?<!${NEVER_LAST})(?=${WIDE})(?!${NEVER_FIRST})`;
// What is counted stands at its colon: `+1：3`.
const BESIDE_LATIN = `(?<=${WIDE})(?<!${NEVER_LAST})(?!(?<=：)[\\d+−])(?=[\\p{sc=Latin}\\d+−])|(?<=\\p{sc=Latin})(?=${WIDE})(?!${NEVER_FIRST})`;
// A line may also break after a hyphen, a slash or a dash inside a word.
const BREAKS = new RegExp(`(?<=\\p{L}[-‐/–—])(?=\\p{L})|${BETWEEN_WIDE}|${BESIDE_LATIN}|${BEFORE_ASIDE}`, 'u');

/** A day and its month: `24 November`, `24. November`, `1er novembre`, `1º novembre`. */
const MONTHS = LANGUAGES.flatMap((language) => Array.from({ length: 12 }, (_, at) => nameMonth(language, at + 1)));
const NAMED = [...new Set(MONTHS)].filter((month) => /^\p{L}/u.test(month)).join('|');
/** A figure and what it counts: `30 %`, `12 km`, `5 million`; and what a figure numbers: `Art. 5`, `§ 2`, `No. 7`. */
const COUNTED = [
  '%|‰|°C|€|£|¥|km²?|m[²³]?|ha|kg|t|Mt|GW|MW|kW|GWh|MWh|kWh|Mio\\.|Mrd\\.|bn|EUR|USD|GBP|JPY',
  'million|billion|trillion|millions|milliards?|billions|Millionen|Milliarden|Billionen|milion[ei]|miliard[oi]',
].join('|');
const NUMBERED = '§§?|Art\\.|art\\.|Nos?\\.|no\\.|Nr\\.|n[.°º]|pp?\\.|S\\.|vol\\.|Vol\\.|Bd\\.';
// Each begins with the space: at any other letter nothing is looked for.
const BEHIND_FIGURE = `(?<=\\d )(?=(?:${COUNTED})(?![\\p{L}\\d]))`;
const BEFORE_FIGURE = `(?<=(?<![\\p{L}\\d])(?:${NUMBERED}) )(?=\\d)`;
const BEFORE_MONTH = `(?<=\\d(?:\\.|er|º)? )(?=(?:${NAMED})(?!\\p{L}))`;
const WITH_FIGURE = new RegExp(` (?:${BEHIND_FIGURE}|${BEFORE_FIGURE}|${BEFORE_MONTH})`, 'gu');
/** Stands for a space at which no line ends; no text has it, which is cleaned of controls. */
const KEPT = '\u0000';

/** A word in which no line may break: it has no letter of Japanese or of a script without spaces, and no hyphen, slash or dash. */
const WHOLE = /^[^-/\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2010-\u2014\u2e80-\uffff]*$/;

/** Thai, Lao, Burmese and Khmer stand without spaces; only a dictionary tells their words apart, and the platform has one. */
const WITHOUT_SPACES = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;
const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** Stretches that no line may break but by a hyphen, in their order, and whether the text leaves a space open at its end. */
export interface Parts {
  readonly parts: readonly string[];
  /** The parts, by their index, that stand behind no space. */
  readonly joined: ReadonlySet<number>;
  readonly endsInSpace: boolean;
}

const BEGINNING: ReadonlySet<number> = new Set([0]);

/** Characters of the texts that are kept as read, and of the longest of them: what fills a page is printed once. */
const CHARACTERS_KEPT = 400_000;
const LONGEST_KEPT = 300;
const read = new Map<string, Parts>();
let charactersRead = 0;

/** Read once per process: the documents of a release, and their languages, repeat each other's names and titles. */
export function readParts(text: string, place: string): Parts {
  const known = read.get(text);
  if (known) return known;
  const all = partsOf(keepFigures(cleanText(text, place)));
  if (text.length > LONGEST_KEPT) return all;
  if (charactersRead >= CHARACTERS_KEPT) {
    read.clear();
    charactersRead = 0;
  }
  charactersRead += text.length;
  read.set(text, all);
  return all;
}

function keepFigures(text: string): string {
  return /\d/.test(text) ? text.replace(WITH_FIGURE, KEPT) : text;
}

function partsOf(text: string): Parts {
  const words = text.split(' ');
  const isPlain = WHOLE.test(text) && !words.includes('');
  // The list of its words as it stands, of most texts.
  if (isPlain) return { parts: text.includes(KEPT) ? words.map(spaced) : words, joined: BEGINNING, endsInSpace: false };
  const parts: string[] = [];
  const joined = new Set(words[0] === '' ? [] : [0]);
  for (const word of words) {
    if (word === '') continue;
    const own = spaced(word);
    if (WHOLE.test(own)) parts.push(own);
    else
      for (const [at, part] of own.split(BREAKS).flatMap(wordsOf).entries()) {
        if (at > 0) joined.add(parts.length);
        parts.push(part);
      }
  }
  return { parts, joined, endsInSpace: words.length > 1 && words.at(-1) === '' };
}

/** What stands behind a word and is none stays with it. */
function wordsOf(text: string): string[] {
  if (!WITHOUT_SPACES.test(text)) return [text];
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = words.pop();
    if (last === undefined) words.push(segment);
    else words.push(...(isWordLike ? [last, segment] : [last + segment]));
  }
  return words;
}

function spaced(word: string): string {
  return word.includes(KEPT) ? word.replaceAll(KEPT, ' ') : word;
}

/** A text's beginning, which names it where nothing else does. */
export function quote(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
