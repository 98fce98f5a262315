/** The codes of ISO 4217. */
export const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Signs and words of one currency only; `$` and `¥` are those of several. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '€': 'EUR',
    '£': 'GBP',
    US$: 'USD',
    C$: 'CAD',
    CA$: 'CAD',
    A$: 'AUD',
    円: 'JPY',
    ユーロ: 'EUR',
  }).concat(
    // In small letters other codes are words: `all`, `top`, `try`.
    ['euro', 'euros', 'eur', 'usd', 'gbp', 'jpy', 'cad', 'chf'].map((word) => [word, word.slice(0, 3).toUpperCase()]),
  ),
);

/** The currency that a sign, a word or a code stands for: empty where it may be several, null where it is none. */
export function currencyOf(written: string): string | null {
  if (CURRENCIES.has(written)) return written;
  const known = SIGNS.get(written) ?? SIGNS.get(written.toLowerCase());
  return known ?? (/^\p{Sc}$/u.test(written) ? '' : null);
}
