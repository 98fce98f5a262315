import { IntlMessageFormat } from 'intl-messageformat';
import { findText, type MessageKey, type ProductLanguage } from './catalogue.js';
import { elide } from './elide.js';
import { matchLanguage } from './match-language.js';

/** What fills a message's placeholders. Figures come as printed strings, counts as numbers. */
export type MessageValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A product text in a language, with its placeholders filled. A key that the language lacks is said in English.
 * Throws when a placeholder has no value, and where neither language's texts are here.
 */
export function message(language: string, key: MessageKey, values?: MessageValues): string {
  const spoken = matchLanguage(language);
  const format = compile(spoken, key);
  // Without tags in a message, the formatter gives one string; the cast-free path is to join what it returns.
  const fill = (filled: MessageValues): string => {
    const said = format.format({ ...filled });
    return Array.isArray(said) ? said.join('') : String(said);
  };
  return spoken === 'it' ? elide(values ?? {}, fill) : fill(values ?? {});
}

/** The speaker of one language: `const say = messages('fr'); say('score.full')`. */
export function messages(language: string): Say {
  return (key, values) => message(language, key, values);
}

export type Say = (key: MessageKey, values?: MessageValues) => string;

function compile(wished: ProductLanguage, key: MessageKey): IntlMessageFormat {
  const language = findText(wished, key) === undefined ? 'en' : wished;
  const id = `${language}:${key}`;
  const known = compiled.get(id);
  if (known) return known;
  const text = findText(language, key);
  if (text === undefined) throw new Error(`The text ${key} is not here: load its language first.`);
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  compiled.set(id, format);
  return format;
}
