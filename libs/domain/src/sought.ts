/** As somebody who looks for it may write it: `cote d'ivoire` finds Côte d’Ivoire. */
export function sought(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").trim().toLowerCase();
}

/** As codes are written: letters or digits, a point, and what follows it. */
const CODE = /^[a-z0-9]+\.[a-z0-9.]*$/;

/**
 * Whether a text has the words that somebody looks for, as `sought` made them, anywhere in it. A code is meant from its first
 * sign on: `II.1` finds II.1 and II.12, and not III.1.
 */
export function hasSought(text: string, words: string): boolean {
  const within = sought(text);
  if (!CODE.test(words)) return within.includes(words);
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.replaceAll('.', '[.]')}`, 'u').test(within);
}
