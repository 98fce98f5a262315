import { countKinds, withInterval, type Coefficient } from './coefficient.js';
import type { InPieces } from './in-pieces.js';
import type { Random } from './random.js';
import { Rational } from './rational.js';

/** What the same two reviewers gave one unit, always in the same order. */
export type RatedPair = readonly [first: number, second: number];

/** How much it weighs that two places of the scale differ; 0 for the same place, and a whole number. */
export type DisagreementWeight = (first: number, second: number) => number;

const linear: DisagreementWeight = (first, second) => Math.abs(first - second);

/**
 * Cohen's weighted kappa (J. Cohen, "Weighted kappa", Psychological Bulletin 70(4), 1968, 213–220) of two fixed reviewers,
 * exact: 1 − observed / expected disagreement, by default weighted by the steps between two places of the scale. Null where
 * both used one class only, and of no units. Throws a RangeError for a value that the scale has not. It has no minimum:
 * whoever prints it sees to one.
 */
export function weightedKappa(
  pairs: readonly RatedPair[],
  scale: readonly number[],
  weight: DisagreementWeight = linear,
): Rational | null {
  const { length: size } = scale;
  return kappaOf(countKinds(kindsOf(pairs, scale), size * size), size, weight);
}

/** The same, weighted by steps, with its 95 % interval. */
export function weightedKappaWithInterval(
  pairs: readonly RatedPair[],
  scale: readonly number[],
  random: Random,
): InPieces<Coefficient> {
  const { length: size } = scale;
  return withInterval(kindsOf(pairs, scale), size * size, (drawn) => kappaOf(drawn, size, linear), random);
}

/** Each pair as its cell of the table of scale × scale. */
function kindsOf(pairs: readonly RatedPair[], scale: readonly number[]): number[] {
  const place = (value: number) => {
    const at = scale.indexOf(value);
    if (at < 0) throw new RangeError(`The scale has no ${value}`);
    return at;
  };
  return pairs.map(([first, second]) => place(first) * scale.length + place(second));
}

function kappaOf(table: readonly number[], size: number, weight: DisagreementWeight): Rational | null {
  const [rows, columns] = [countKinds([], size), countKinds([], size)];
  let [units, observed, expected] = [0, 0, 0];
  table.forEach((count, cell) => {
    const [row, column] = [Math.floor(cell / size), cell % size];
    rows[row] = (rows[row] ?? 0) + count;
    columns[column] = (columns[column] ?? 0) + count;
    units += count;
    observed += weight(row, column) * count;
  });
  rows.forEach((inRow, row) =>
    columns.forEach((inColumn, column) => (expected += weight(row, column) * inRow * inColumn)),
  );
  return expected === 0 ? null : Rational.of(expected - units * observed, expected);
}
