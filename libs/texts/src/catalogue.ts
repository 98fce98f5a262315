import type en from './en.json';

/** Languages of the product's own texts, English first: the source of the others and their fallback. */
export const LANGUAGES = ['en', 'fr', 'de', 'it', 'ja'] as const;
export type ProductLanguage = (typeof LANGUAGES)[number];

/** A key of `en.json`: `score.full`. A misspelt key does not compile. */
export type MessageKey = keyof typeof en;

/** ICU messages of one language; a missing key falls back to English. */
export type Catalogue = Readonly<Partial<Record<MessageKey, string>>>;

const catalogues = new Map<ProductLanguage, Catalogue>();

/** Texts of one part of the product, by the beginning of their keys, that a browser fetches with that part alone. */
export type TextPart =
  | 'planEdit'
  | 'jobs'
  | 'hooks'
  | 'secondFactor'
  | 'tokens'
  | 'ownSessions'
  | 'deskWords'
  | 'letterWords'
  | 'migration'
  | 'chapters'
  | 'publish'
  | 'remind'
  | 'audit'
  | 'design'
  | 'case'
  | 'assignmentProposal'
  | 'standIns'
  | 'nextRelease'
  | 'wayIn'
  | 'assessing'
  | 'signOff'
  | 'objection'
  | 'viewer'
  | 'citing'
  | 'suspending'
  | 'contributors'
  | 'people';

/** Makes texts of a language known, beside those that are. Node knows all from the start; a browser fetches what it shows. */
export function addCatalogue(language: ProductLanguage, catalogue: Catalogue): void {
  catalogues.set(language, { ...catalogues.get(language), ...catalogue });
}

/** Whether the texts of a part are here in a language. */
export function hasPart(language: ProductLanguage, part: TextPart): boolean {
  return Object.keys(catalogues.get(language) ?? {}).some((key) => key.startsWith(`${part}.`));
}

/** The text of a key in a language, or undefined where it has none yet. */
export function findText(language: ProductLanguage, key: MessageKey): string | undefined {
  return catalogues.get(language)?.[key];
}

/** Whether a string, such as a problem's code from the server, names a text of a language that is here. */
export function isMessageKey(key: string): key is MessageKey {
  return [...catalogues.values()].some((catalogue) => Object.hasOwn(catalogue, key));
}

/** How each language calls itself, for the language menu. */
export const LANGUAGE_NAMES: Readonly<Record<ProductLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  ja: '日本語',
};
