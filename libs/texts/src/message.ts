import { IntlMessageFormat } from 'intl-messageformat';
import { findText, SOURCE, type MessageKey, type ProductLanguage } from './catalogue.js';
import { matchLanguage } from './match-language.js';

/** What fills a message's placeholders. Figures come as printed strings, counts as numbers. */
export type MessageValues = Readonly<Record<string, string | number>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * A product text in a language, with its placeholders filled. A key that the language lacks is said in English.
 * Throws when a placeholder has no value.
 */
export function message(language: string, key: MessageKey, values?: MessageValues): string {
  const wished = matchLanguage(language);
  const format = compile(findText(wished, key) === undefined ? 'en' : wished, key);
  // Without tags in a message, the formatter gives one string; the cast-free path is to join what it returns.
  const said = format.format(values ? { ...values } : undefined);
  return Array.isArray(said) ? said.join('') : String(said);
}

/** The speaker of one language: `const say = messages('fr'); say('score.full')`. */
export function messages(language: string): Say {
  return (key, values) => message(language, key, values);
}

export type Say = (key: MessageKey, values?: MessageValues) => string;

/** Whether a string, such as a problem's code from the server, names a product text. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(SOURCE, key);
}

function compile(language: ProductLanguage, key: MessageKey): IntlMessageFormat {
  const id = `${language}:${key}`;
  const known = compiled.get(id);
  if (known) return known;
  const format = new IntlMessageFormat(findText(language, key) ?? SOURCE[key], language, undefined, {
    ignoreTag: true,
  });
  compiled.set(id, format);
  return format;
}
