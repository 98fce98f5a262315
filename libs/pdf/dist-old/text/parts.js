import { cleanText } from './clean-text.js';
/**
 * Japanese, after JIS X 4051: a line breaks between any two of its letters and marks and beside a Latin word, never before a closing
 * mark, a small kana, a mark of iteration or that of a long vowel, never after an opening one; a figure keeps its counter, and an
 * ordinal its sign.
 */
const WIDE = '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}ー\\u3000-\\u303f\\uff01-\\uffee]';
const NEVER_FIRST = '[、。，．・：；？！‼⁇⁈⁉）〕］｝〉》」』】〙〗〟｠｡｣､･％‰℃゛゜ﾞﾟｰ々〻ゝゞヽヾー〜～゠ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯ)\\]}.,:;!?]';
const NEVER_LAST = '[（〔［｛〈《「『【〘〖〝｟｢￥＄￡第(\\[{]';
const BETWEEN_WIDE = `(?<=${WIDE})(?<!${NEVER_LAST})(?=${WIDE})(?!${NEVER_FIRST})`;
const BESIDE_LATIN = `(?<=${WIDE})(?<!${NEVER_LAST})(?=[\\p{sc=Latin}\\d+−])|(?<=\\p{sc=Latin})(?=${WIDE})(?!${NEVER_FIRST})`;
// A line may also break after a hyphen, a slash or a dash inside a word.
const BREAKS = new RegExp(`(?<=\\p{L}[-‐/–—])(?=\\p{L})|${BETWEEN_WIDE}|${BESIDE_LATIN}`, 'u');
/** Characters of the texts that are kept as read. */
const CHARACTERS_KEPT = 400_000;
const read = new Map();
let charactersRead = 0;
/** Read once per process: the documents of a release, and their languages, repeat each other's texts. */
export function readParts(text, place) {
    const known = read.get(text);
    if (known)
        return known;
    const words = cleanText(text, place).split(' ');
    const parts = words.flatMap((word, index) => {
        if (word === '')
            return [];
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
/** A text's beginning, which names it where nothing else does. */
export function quote(text) {
    return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
//# sourceMappingURL=parts.js.map