/** As many letters of either text as a row of an erratum has room for. */
const SHOWN = 80;
/** So many letters before the first difference tell where it stands. */
const LEAD = 24;

/** Both texts from shortly before where they part. */
export function excerpts(was: string, is: string): [string, string] {
  const [old, next] = [[...was], [...is]];
  let same = 0;
  while (same < old.length && old[same] === next[same]) same += 1;
  const space = old.lastIndexOf(' ', Math.max(0, same - LEAD)) + 1;
  // Not every language has spaces between its words.
  const begin = same <= LEAD ? 0 : same - space <= 2 * LEAD ? space : same - LEAD;
  const cut = (letters: readonly string[]): string => {
    const shown = letters.slice(begin, begin + SHOWN).join('');
    return `${begin > 0 ? '… ' : ''}${shown}${letters.length > begin + SHOWN ? ' …' : ''}`;
  };
  return [cut(old), cut(next)];
}
