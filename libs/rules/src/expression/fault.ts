import type { FaultWords } from '@signatory/domain';

/** What is wrong with an expression, and where: character positions from 0, `end` exclusive. */
export interface ExpressionFault {
  readonly code: ExpressionFaultCode;
  /** What is wrong, and the cure. */
  readonly words: FaultWords;
  readonly start: number;
  readonly end: number;
}

export type ExpressionFaultCode =
  | 'syntax'
  | 'too-large'
  | 'unknown-variable'
  | 'unknown-code'
  | 'wrong-type'
  | 'double'
  | 'not-allowed'
  | 'not-provable';

/** Thrown where an expression was promised to be checked and is not. */
export class ExpressionError extends Error {
  constructor(
    readonly expression: string,
    readonly faults: readonly ExpressionFault[],
  ) {
    super(`${faults.map(({ words, start }) => `${words.code} (character ${start + 1})`).join('; ')} in: ${expression}`);
    this.name = 'ExpressionError';
  }
}

/** The candidate nearest in spelling, or null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    // What both begin with counts nothing, and of codes it is most of them.
    let same = 0;
    while (same < word.length && word[same] === candidate[same]) same += 1;
    const distance = editDistance(word.slice(same), candidate.slice(same), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Not looked at any further once it is `most` or more: of thousands of candidates nearly all are far off. */
function editDistance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distance = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(distance);
      if (distance < least) least = distance;
    }
    if (least >= most) return most;
    row = next;
  }
  return row[b.length] ?? 0;
}
