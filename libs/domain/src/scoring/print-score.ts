import type { ScoreValue } from '../plan/commitment.js';
import { Rational } from './rational.js';
import type { ScoreCell } from './score.js';

const MINUS = '\u2212';

/** `+0.28`, `−0.13` (U+2212), `0.00`; half away from zero, and a zero by rounding has no sign. */
export function formatAverage(average: Rational, decimals = 2): string {
  const rounded = average.roundAway(decimals);
  return `${rounded.units > 0n ? '+' : ''}${rounded.print()}`;
}

/** (average + 1) / 2 × 100 as an exact fraction. */
export function percentOf(average: Rational): Rational {
  return average.add(Rational.of(1)).mul(Rational.of(50));
}

/** The percent of an average, 0–100, half up from the unrounded average. */
export function formatPercent(average: Rational): number {
  return Number(percentOf(average).roundUp(0).units);
}

/** `+1`, `0`, `−1`. */
export function formatScore(value: ScoreValue): string {
  return value === 0 ? '0' : value === 1 ? '+1' : `${MINUS}1`;
}

const CELLS: Readonly<Record<string, ScoreCell>> = {
  '+1': { kind: 'score', value: 1 },
  '1': { kind: 'score', value: 1 },
  '0': { kind: 'score', value: 0 },
  '-1': { kind: 'score', value: -1 },
  [`${MINUS}1`]: { kind: 'score', value: -1 },
  'N/A': { kind: 'not-asked' },
  'n/a': { kind: 'not-asked' },
  '': { kind: 'no-data' },
};

/** A cell of a matrix file: `+1 1 0 -1 −1`, `N/A` or `n/a`, empty for no data. Null for anything else. */
export function readCell(text: string): ScoreCell | null {
  const trimmed = text.trim();
  return Object.hasOwn(CELLS, trimmed) ? (CELLS[trimmed] ?? null) : null;
}
