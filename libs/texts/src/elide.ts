type Values = Readonly<Record<string, string | number>>;

/** Stands before a value until the article before it is right. No text holds it: it is of the private use area. */
const MARK = '\uE000';

/** 8, 80, 800 and 11 begin with a vowel in Italian; 110 does not. */
const BEGINS_WITH_VOWEL = /^(?:8|11(?!\d))/u;

const ARTICLE = new RegExp(`\\b(il|al|dal|del|nel|sul) ${MARK}`, 'giu');

/**
 * An Italian message filled, its articles as they are before a day or a figure: `l’8 marzo`, `fino all’11 marzo`, `meno dell’80%`.
 * Only an article of the message itself changes: what a value quotes stays as it was written.
 */
export function elide(values: Values, fill: (values: Values) => string): string {
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && BEGINS_WITH_VOWEL.test(value) ? `${MARK}${value}` : value,
    ]),
  );
  return fill(marked)
    .replace(ARTICLE, (_, article: string) => {
      if (article === 'Il') return 'L’';
      return article === 'il' ? 'l’' : `${article}l’`;
    })
    .replaceAll(MARK, '');
}
