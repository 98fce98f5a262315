import { addCatalogue, type Catalogue, type ProductLanguage } from './catalogue.js';

// Written out, each with a literal address: the bundler finds the files by it and gives them their names.
const ADDRESSES: Readonly<Record<ProductLanguage, URL>> = {
  en: new URL('./en.json', import.meta.url),
  fr: new URL('./fr.json', import.meta.url),
  de: new URL('./de.json', import.meta.url),
  it: new URL('./it.json', import.meta.url),
  ja: new URL('./ja.json', import.meta.url),
};

const loading = new Map<ProductLanguage, Promise<void>>();

/**
 * Fetches a language's texts, once: a browser carries only the language that it shows, and as data, which it reads faster than
 * script. Rejects when they cannot be fetched; the next call tries again.
 */
export function loadLanguage(language: ProductLanguage): Promise<void> {
  const known = loading.get(language) ?? fetchCatalogue(language);
  loading.set(language, known);
  known.catch(() => loading.delete(language));
  return known;
}

async function fetchCatalogue(language: ProductLanguage): Promise<void> {
  const answer = await fetch(ADDRESSES[language]);
  if (!answer.ok) throw new Error(`The texts in ${language} could not be fetched: ${answer.status}.`);
  addCatalogue(language, (await answer.json()) as Catalogue);
}
