/** What of a page's text a quotation covers. */
export interface Found {
  /** Places of the page's runs of text, in their order. */
  readonly runs: readonly number[];
}

/** Between the parts of a quotation that leaves words out. */
const GAP = /\[\s*(?:…|\.{3})\s*\]|…|\.{3}/;
/** What a printed line adds to words or writes otherwise than a person who copies them. */
const NOT_WORDS = /[\s\p{P}\p{Cf}]/u;
const ALL_NOT_WORDS = /[\s\p{P}\p{Cf}]+/gu;

/**
 * Where a quotation stands in the text of a page, given as the runs in which the page sets it; null where it does not stand whole.
 * Letters and figures alone count, of any width and case: a page parts words at line ends and has quotation marks of its own. What is
 * left out between `[…]` may be anything.
 */
export function findWords(runs: readonly string[], quote: string): Found | null {
  const page = spell(runs);
  const places = placesOf(quote, page.letters);
  if (!places) return null;
  const found = new Set<number>();
  for (const [from, to] of places) for (let letter = from; letter < to; letter += 1) found.add(page.runOf[letter] ?? 0);
  return { runs: [...found] };
}

/** The same of a text in one piece, read once for all quotations: whether one stands in it. */
export function wordsIn(text: string): (quote: string) => boolean {
  const letters = lettersOf(text);
  return (quote) => placesOf(quote, letters) !== null;
}

/** Where the parts of a quotation begin and end among letters, in their order. */
function placesOf(quote: string, letters: string): [number, number][] | null {
  const parts = quote.split(GAP).map(lettersOf);
  if (parts.every((part) => part === '')) return null;
  const places: [number, number][] = [];
  let from = 0;
  for (const part of parts) {
    const at = letters.indexOf(part, from);
    if (at < 0) return null;
    from = at + part.length;
    places.push([at, from]);
  }
  return places;
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(ALL_NOT_WORDS, '');
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
