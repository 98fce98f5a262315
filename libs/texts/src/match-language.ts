import { LANGUAGES, type ProductLanguage } from './catalogue.js';

/** The product's language for a BCP 47 tag: `fr-CA` gives `fr`, an unknown one `en`. */
export function matchLanguage(tag: string | undefined): ProductLanguage {
  return findLanguage(tag ?? '') ?? 'en';
}

/** The best product language of an `Accept-Language` header; English when nothing matches. */
export function negotiateLanguage(acceptLanguage: string | undefined): ProductLanguage {
  return wishedLanguage(acceptLanguage) ?? 'en';
}

/** The same, and nothing where the header asks for no language that the product has. */
export function wishedLanguage(acceptLanguage: string | undefined): ProductLanguage | undefined {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => wish.trim().split(/\s*;\s*q=/))
    .map(([tag = '', weight = '1']) => ({ tag, weight: Number(weight) || 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const language = findLanguage(tag);
    if (language) return language;
  }
  return undefined;
}

function findLanguage(tag: string): ProductLanguage | undefined {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}
