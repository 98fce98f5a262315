import type { InPieces } from './in-pieces.js';
import type { Random } from './random.js';
import type { Rational } from './rational.js';

/** A coefficient of agreement, exact; null where it is not defined: nobody differed from anybody in any way they could have. */
export interface Coefficient {
  readonly value: Rational | null;
  /** 95 %, by resampling; null where the value is not defined. */
  readonly interval: readonly [low: Rational, high: Rational] | null;
}

export const BOOTSTRAP_DRAWS = 2_000;

/**
 * The percentile bootstrap over units (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, ch. 13): as many
 * units as there are, drawn with replacement, `BOOTSTRAP_DRAWS` times; the interval is from the 2.5th to the 97.5th
 * percentile by nearest rank. Draws in which the coefficient is not defined are left out. Units are given by kind:
 * `kinds[unit]` says which of `count` kinds a unit is, and `measure` gets how often each kind was drawn.
 */
export function* withInterval(
  kinds: readonly number[],
  count: number,
  measure: (drawn: readonly number[]) => Rational | null,
  random: Random,
): InPieces<Coefficient> {
  const value = measure(countKinds(kinds, count));
  if (value === null) return { value, interval: null };
  const drawn = countKinds([], count);
  const values: Rational[] = [];
  for (let draw = 0; draw < BOOTSTRAP_DRAWS; draw += 1) {
    drawn.fill(0);
    for (let unit = 0; unit < kinds.length; unit += 1) {
      const kind = kinds[random.below(kinds.length)] ?? 0;
      drawn[kind] = (drawn[kind] ?? 0) + 1;
    }
    const resampled = measure(drawn);
    if (resampled) values.push(resampled);
    yield;
  }
  values.sort((a, b) => a.compare(b));
  const at = (thousandths: number) => values[Math.max(1, Math.ceil((values.length * thousandths) / 1_000)) - 1];
  const [low, high] = [at(25), at(975)];
  return { value, interval: low && high ? [low, high] : null };
}

/** How often each kind stands there. */
export function countKinds(kinds: readonly number[], count: number): number[] {
  const counts = Array.from({ length: count }, () => 0);
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
