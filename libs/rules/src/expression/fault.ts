/** What is wrong with an expression, and where: character positions from 0, `end` exclusive. */
export interface ExpressionFault {
  readonly code: ExpressionFaultCode;
  readonly message: string;
  readonly cure: string;
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
    super(`${faults.map(({ message, start }) => `${message} (character ${start + 1})`).join('; ')} in: ${expression}`);
    this.name = 'ExpressionError';
  }
}

/** The candidate nearest in spelling, or null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
