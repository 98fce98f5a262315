import { countKinds, withInterval, type Coefficient } from './coefficient.js';
import type { InPieces } from './in-pieces.js';
import type { Random } from './random.js';
import { Rational } from './rational.js';

/** The values that one unit was given, one for each observer; null where an observer gave none. */
export type RatedUnit = readonly (number | null)[];

/**
 * Krippendorff's alpha for ordinal values (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
 * Pennsylvania, 2011), exact. Any number of observers; units with fewer than two values are left out. Null where no two
 * values differ, for then nothing could have been disagreed about, and where no unit has two values. It has no minimum:
 * whoever prints it sees to one.
 */
export function ordinalAlpha(units: readonly RatedUnit[]): Rational | null {
  const { kinds, patterns } = sortUnits(units);
  return alphaOf(patterns, countKinds(kinds, patterns.length));
}

/** The same with its 95 % interval. */
export function ordinalAlphaWithInterval(units: readonly RatedUnit[], random: Random): InPieces<Coefficient> {
  const { kinds, patterns } = sortUnits(units);
  return withInterval(kinds, patterns.length, (drawn) => alphaOf(patterns, drawn), random);
}

/** How often each value, from the lowest to the highest, was given to a unit. */
type Pattern = readonly number[];

/** Units that were given the same values are of one kind, whoever gave them. */
function sortUnits(units: readonly RatedUnit[]): { kinds: number[]; patterns: Pattern[] } {
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((values) => values.length > 1);
  const scale = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const patterns: Pattern[] = [];
  const known = new Map<string, number>();
  const kinds = pairable.map((values) => {
    const pattern = scale.map((step) => values.filter((value) => value === step).length);
    const kind = known.get(pattern.join()) ?? patterns.push(pattern) - 1;
    known.set(pattern.join(), kind);
    return kind;
  });
  return { kinds, patterns };
}

/**
 * α = 1 − (n − 1) Σ o δ² / Σ n n δ² over the pairs of different values. Coincidences have denominators of m − 1, so all
 * counts are taken times their least common multiple; δ is taken twice, since it has halves. Both cancel out.
 */
function alphaOf(patterns: readonly Pattern[], drawn: readonly number[]): Rational | null {
  const scale = patterns[0]?.length ?? 0;
  const common = patterns.reduce((least, pattern) => leastCommonMultiple(least, sum(pattern) - 1), 1);
  const coincidences = Array.from({ length: scale }, () => countKinds([], scale));
  patterns.forEach((pattern, kind) => {
    const weight = ((drawn[kind] ?? 0) * common) / (sum(pattern) - 1);
    pattern.forEach((own, low) => {
      const row = coincidences[low] ?? [];
      pattern.forEach((other, high) => {
        row[high] = (row[high] ?? 0) + weight * (own * other - (low === high ? own : 0));
      });
    });
  });
  const totals = coincidences.map(sum);
  let [observed, expected] = [0n, 0n];
  for (let low = 0; low < scale; low += 1) {
    for (let high = low + 1; high < scale; high += 1) {
      const [first = 0, last = 0] = [totals[low], totals[high]];
      const distance = BigInt(2 * sum(totals.slice(low, high + 1)) - first - last);
      observed += BigInt(coincidences[low]?.[high] ?? 0) * distance * distance;
      expected += BigInt(first) * BigInt(last) * distance * distance;
    }
  }
  if (expected === 0n) return null;
  return Rational.of(expected - BigInt(sum(totals) - common) * observed, expected);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
