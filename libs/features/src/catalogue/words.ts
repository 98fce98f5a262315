import type { LocalText } from '@signatory/domain';

/** Words as a request brings them, by language: the first is the original. */
export function textOf(texts: Readonly<Record<string, string>>): LocalText {
  const original = Object.keys(texts)[0] ?? 'en';
  return { original, texts: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }])) };
}
