import { addCatalogue, type Catalogue, type ProductLanguage } from './catalogue.js';

const LOADERS: Readonly<Record<Exclude<ProductLanguage, 'en'>, () => Promise<{ default: Catalogue }>>> = {
  fr: () => import('./fr.json', { with: { type: 'json' } }),
  de: () => import('./de.json', { with: { type: 'json' } }),
  it: () => import('./it.json', { with: { type: 'json' } }),
  ja: () => import('./ja.json', { with: { type: 'json' } }),
};

/** Fetches a language's texts, so that a browser carries English and the one it shows. Rejects when they cannot be fetched. */
export async function loadLanguage(language: ProductLanguage): Promise<void> {
  if (language !== 'en') addCatalogue(language, (await LOADERS[language]()).default);
}
