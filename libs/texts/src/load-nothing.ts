import { LANGUAGES, type ProductLanguage, type TextPart } from './catalogue.js';

/**
 * In Node every language is there from the start; a browser's own `loadLanguage` fetches the one it shows.
 * Rejects, as that one does, for a language the product does not speak.
 */
export function loadNothing(language: ProductLanguage): Promise<void> {
  return LANGUAGES.includes(language)
    ? Promise.resolve()
    : Promise.reject(new Error(`There are no texts in ${language}.`));
}

/** Every part is there with its language. */
export function loadNoPart(language: ProductLanguage, _part: TextPart): Promise<void> {
  return loadNothing(language);
}
