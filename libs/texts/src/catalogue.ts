import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };

/** Languages of the product's own texts, English first: the source of the others and their fallback. */
export const LANGUAGES = ['en', 'fr', 'de', 'it', 'ja'] as const;
export type ProductLanguage = (typeof LANGUAGES)[number];

/** A key of `en.json`: `score.full`. A misspelt key does not compile. */
export type MessageKey = keyof typeof en;

/** ICU messages of one language; a missing key falls back to English. */
export type Catalogue = Readonly<Partial<Record<MessageKey, string>>>;

export const CATALOGUES: Readonly<Record<ProductLanguage, Catalogue>> = { en, fr, de, it, ja };

/** English, whole by construction. */
export const SOURCE: Readonly<Record<MessageKey, string>> = en;

/** How each language calls itself, for the language menu. */
export const LANGUAGE_NAMES: Readonly<Record<ProductLanguage, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  ja: '日本語',
};
