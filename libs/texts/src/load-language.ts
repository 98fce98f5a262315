import { addCatalogue, hasPart, type Catalogue, type ProductLanguage, type TextPart } from './catalogue.js';

// Written out, each with a literal address: the bundler finds the files by it and gives them their names.
const ADDRESSES: Readonly<Record<ProductLanguage, URL>> = {
  en: new URL('./en.json', import.meta.url),
  fr: new URL('./fr.json', import.meta.url),
  de: new URL('./de.json', import.meta.url),
  it: new URL('./it.json', import.meta.url),
  ja: new URL('./ja.json', import.meta.url),
};

const loading = new Map<string, Promise<void>>();

/**
 * Fetches a language's texts, once: a browser carries only the language that it shows, and as data, which it reads faster than
 * script. Rejects when they cannot be fetched; the next call tries again.
 */
export function loadLanguage(language: ProductLanguage): Promise<void> {
  return once(language, () => fetchCatalogue(language, ADDRESSES[language]));
}

/**
 * Fetches the texts of one part of the product, once, beside those of its language. The build keeps them in a file of their
 * own; where it has not, as in development, they are here with the others. Rejects and tries again as `loadLanguage`.
 */
export async function loadPart(language: ProductLanguage, part: TextPart): Promise<void> {
  await loadLanguage(language);
  if (hasPart(language, part)) return;
  const address = new URL(ADDRESSES[language].href.replace(/\.json$/, `.${part}.json`));
  await once(`${language} ${part}`, () => fetchCatalogue(language, address));
}

function once(name: string, load: () => Promise<void>): Promise<void> {
  const known = loading.get(name) ?? load();
  loading.set(name, known);
  known.catch(() => loading.delete(name));
  return known;
}

async function fetchCatalogue(language: ProductLanguage, address: URL): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The texts in ${language} could not be fetched: ${answer.status}.`);
  addCatalogue(language, (await answer.json()) as Catalogue);
}
