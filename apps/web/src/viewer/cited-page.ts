/**
 * The page that a citation such as `14`, `p. iv` or `12–13` names first, from 1; null where it names none of the document's. What the
 * document prints on its pages (`labels`) goes before their count.
 */
export function citedPage(cited: string, labels: readonly string[] | null, pages: number): number | null {
  const words =
    cited
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\d]+/gu) ?? [];
  for (const word of words) {
    const label = labels?.findIndex((each) => each.toLowerCase() === word) ?? -1;
    if (label >= 0) return label + 1;
    if (/^\d{1,6}$/.test(word) && !labels) return Number(word) >= 1 && Number(word) <= pages ? Number(word) : null;
  }
  return null;
}
