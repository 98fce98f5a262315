import type { Method } from '../plan/plan.js';
import { Rational } from './rational.js';
import type { Distribution, ScoreCell } from './score.js';

/** Scored cells counted. */
export interface Tally {
  readonly sum: number;
  /** Cells in the denominator. */
  readonly scored: number;
  readonly applicable: number;
  /** Counts add up to `scored`: with `as-zero`, an N/A counts as 0. */
  readonly distribution: Distribution;
  /** Whether some score can rise, or fall, by a step within the scale. */
  readonly steps: { readonly up: boolean; readonly down: boolean };
}

/** Counts cells. N/A is left out of both counts, or with `as-zero` counts as a zero in both. */
export function tally(cells: readonly ScoreCell[], na: Method['na']): Tally {
  let [full, zero, none, notAsked] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (cell.kind === 'not-asked') notAsked += 1;
    else if (cell.kind === 'score') {
      if (cell.value === 1) full += 1;
      else if (cell.value === 0) zero += 1;
      else none += 1;
    }
  }
  const counted = na === 'as-zero' ? notAsked : 0;
  return {
    sum: full - none,
    scored: full + zero + none + counted,
    applicable: cells.length - notAsked + counted,
    distribution: { full, partial: zero + counted, none },
    steps: { up: zero + none > 0, down: full + zero > 0 },
  };
}

/** The exact mean; null where nothing is scored. */
export function exactMean({ sum, scored }: Tally): Rational | null {
  return scored === 0 ? null : Rational.of(sum, scored);
}
