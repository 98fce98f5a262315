import { asPart, type Part } from './document.js';

/** A text of a document by language, the original first; other forms that a file may have it in are not made here. */
export function languagesOf(words: unknown): string[] {
  return Object.keys(asPart(words));
}

/** One language's words. */
export function wordingOf(words: unknown, language: string): string {
  const wording = asPart(words)[language];
  const text = typeof wording === 'string' ? wording : asPart(wording)['text'];
  return typeof text === 'string' ? text : '';
}

/** The words with another wording in one language; whose words it is stays said. `undefined` takes the language away. */
export function withWording(words: unknown, language: string, text: string | undefined): Part {
  const { [language]: old, ...others } = asPart(words);
  if (text === undefined) return others;
  const wording = typeof old === 'object' && old !== null ? { ...old, text } : text;
  return { ...asPart(words), [language]: wording };
}

/** Codes with their labels, also where a document has them as a mere list. */
export function asCodes(value: unknown): Part {
  if (!Array.isArray(value)) return asPart(value);
  return Object.fromEntries(value.map((code) => [String(code), { en: String(code) }]));
}

/** The words in a reader's language, else in the original. */
export function chooseWords(words: unknown, language: string): { readonly text: string; readonly language: string } {
  const [original = 'en'] = languagesOf(words);
  const own = wordingOf(words, language);
  return own === '' ? { text: wordingOf(words, original), language: original } : { text: own, language };
}
