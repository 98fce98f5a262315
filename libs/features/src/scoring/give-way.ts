import { setImmediate as nextTurn } from 'node:timers/promises';
import type { InPieces } from '@signatory/domain';

/** For so many milliseconds the process does nothing else. */
const PIECE_MS = 15;

/** Does work to its end, and lets whoever else waits for this process go on meanwhile. */
export async function giveWay<Result>(work: InPieces<Result>): Promise<Result> {
  for (let begun = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - begun < PIECE_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}
