import { chooseText, type LocalText } from '../text.js';

/** How alike two texts are, 0–1: the share of letter pairs they have in common. It needs no word borders, so it also reads Japanese. */
export function likenessOf(one: LocalText, other: LocalText): number {
  const shared = one.texts[other.original] ? other.original : one.original;
  return shareOf(pairsOf(chooseText(one, shared).text), pairsOf(chooseText(other, shared).text));
}

function pairsOf(text: string): Map<string, number> {
  const letters = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu),
  ]
    .map(([word]) => word)
    .join(' ');
  const pairs = new Map<string, number>();
  for (let at = 0; at < letters.length - 1; at += 1) {
    const pair = letters.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function shareOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const size = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((sum, n) => sum + n, 0);
  const both = [...one].reduce((sum, [pair, n]) => sum + Math.min(n, other.get(pair) ?? 0), 0);
  const all = size(one) + size(other);
  return all === 0 ? 1 : (2 * both) / all;
}
