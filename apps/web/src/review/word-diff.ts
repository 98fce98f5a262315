/** A run of words that both texts have, or only one of them. */
export interface Piece {
  readonly kind: 'same' | 'was' | 'now';
  readonly text: string;
}

/** Beyond this many words of difference two texts are shown one after the other: nobody reads such a mixture. */
const MOST_EDITS = 1_500;

/** What changed between two texts, word by word; a language without spaces has words too. */
export function diffWords(before: string, after: string, language: string): Piece[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const [a, b] = [before, after].map((text) => Array.from(segmenter.segment(text), ({ segment }) => segment)) as [
    string[],
    string[],
  ];
  const start = common(a, b, (words, n) => words[n]);
  const ends = common(a.slice(start), b.slice(start), (words, n) => words[words.length - 1 - n]);
  const [cutA, cutB] = [a.slice(start, a.length - ends), b.slice(start, b.length - ends)];
  return join([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...edits(cutA, cutB),
    { kind: 'same', text: a.slice(a.length - ends).join('') },
  ]);
}

function common(
  a: readonly string[],
  b: readonly string[],
  at: (words: readonly string[], n: number) => unknown,
): number {
  let n = 0;
  while (n < Math.min(a.length, b.length) && at(a, n) === at(b, n)) n += 1;
  return n;
}

/** The shortest way from one to the other (E. W. Myers, An O(ND) difference algorithm, 1986). */
function edits(a: readonly string[], b: readonly string[]): Piece[] {
  const reach = new Map<number, number>([[1, 0]]);
  const steps: Map<number, number>[] = [];
  const at = (k: number): number => reach.get(k) ?? -1;
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_EDITS); d += 1) {
    steps.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, steps);
    }
  }
  return [
    { kind: 'was', text: a.join('') },
    { kind: 'now', text: b.join('') },
  ];
}

function walkBack(a: readonly string[], b: readonly string[], steps: readonly Map<number, number>[]): Piece[] {
  const pieces: Piece[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = steps.length - 1; d >= 0; d -= 1) {
    const reach = steps[d] as Map<number, number>;
    const at = (k: number): number => reach.get(k) ?? -1;
    const k = x - y;
    const from = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const [fromX, fromY] = d === 0 ? [0, 0] : [at(from), at(from) - from];
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pieces.push({ kind: 'same', text: a[x] ?? '' });
    }
    if (d === 0) break;
    if (x > fromX) pieces.push({ kind: 'was', text: a[x - 1] ?? '' });
    else pieces.push({ kind: 'now', text: b[y - 1] ?? '' });
    [x, y] = [fromX, fromY];
  }
  return pieces.reverse();
}

/** Neighbours of a kind as one. */
function join(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.text === '') continue;
    if (last?.kind === piece.kind) joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
