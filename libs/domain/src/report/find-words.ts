/** What of a page's text a quotation covers. */
export interface Found {
  /** Places of the page's runs of text, in their order. */
  readonly runs: readonly number[];
}

/** Between the parts of a quotation that leaves words out. */
const GAP = /\[\s*(?:…|\.{3})\s*\]|…|\.{3}/;
/** What a printed line adds to words or writes otherwise than a person who copies them. */
const NOT_WORDS = /[\s\p{P}\p{Cf}]/u;

/**
 * Where a quotation stands in the text of a page, given as the runs in which the page sets it; null where it does not stand whole.
 * Letters and figures alone count, of any width and case: a page parts words at line ends and has quotation marks of its own. What is
 * left out between `[…]` may be anything.
 */
export function findWords(runs: readonly string[], quote: string): Found | null {
  const page = spell(runs);
  const found = new Set<number>();
  let from = 0;
  const parts = quote.split(GAP).map((part) => spell([part]).letters);
  if (parts.every((part) => part === '')) return null;
  for (const part of parts) {
    const at = page.letters.indexOf(part, from);
    if (at < 0) return null;
    from = at + part.length;
    for (let letter = at; letter < from; letter += 1) found.add(page.runOf[letter] ?? 0);
  }
  return { runs: [...found] };
}

/** Letters and figures, each with the run that it is from. */
function spell(runs: readonly string[]): { letters: string; runOf: number[] } {
  const runOf: number[] = [];
  let letters = '';
  runs.forEach((run, at) => {
    for (const letter of run.normalize('NFKC').toLowerCase()) {
      if (NOT_WORDS.test(letter)) continue;
      letters += letter;
      // By units, as `indexOf` counts.
      for (let unit = 0; unit < letter.length; unit += 1) runOf.push(at);
    }
  });
  return { letters, runOf };
}
