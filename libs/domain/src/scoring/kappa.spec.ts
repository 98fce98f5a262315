import { weightedKappa, weightedKappaWithInterval, type RatedPair } from './kappa.js';
import { atOnce } from './in-pieces.js';
import { Random } from './random.js';
import { Rational } from './rational.js';

/** The pairs of a table of counts: rows the first reviewer, columns the second, values 0, 1, 2 … */
function pairsOf(...table: number[][]): RatedPair[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): RatedPair => [first, second])),
  );
}

const print = (kappa: Rational | null, decimals: number) => kappa?.roundAway(decimals).print();

describe('weighted kappa', () => {
  // J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
  // Psychological Bulletin 70(4), 1968, table 1: 200 cases, three diagnoses, disagreement weights 1, 3 and 6 (so described in
  // the R package DMAR, data set diagnosis_agreement). The coefficients are by hand: 1 − 0.90 / 1.38 and 1 − 0.30 / 0.59.
  const diagnoses = pairsOf([88, 14, 18], [10, 40, 10], [2, 6, 12]);

  it("is 0.348 with the weights of Cohen's example, and 0.492 where every difference weighs the same", () => {
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(
      print(
        weightedKappa(diagnoses, [0, 1, 2], (a, b) => weights[a]?.[b] ?? 0),
        3,
      ),
    ).toBe('0.348');
    expect(
      print(
        weightedKappa(diagnoses, [0, 1, 2], (a, b) => Number(a !== b)),
        3,
      ),
    ).toBe('0.492');
  });

  const mammograms = pairsOf([34, 10, 2, 0], [6, 8, 8, 2], [2, 5, 4, 12], [0, 1, 2, 14]);

  it('is 0.5964 with linear weights on the 110 mammograms that the R package vcdExtra prints as its example', () => {
    // Kappa(Mammograms): unweighted 0.3713, weighted (equal spacing) 0.5964. Data: H. L. Kundel and M. Polansky, "Measurement
    // of Observer Agreement", Radiology 228, 2003, table A1.
    expect(mammograms).toHaveLength(110);
    expect(print(weightedKappa(mammograms, [0, 1, 2, 3]), 4)).toBe('0.5964');
    expect(
      print(
        weightedKappa(mammograms, [0, 1, 2, 3], (a, b) => Number(a !== b)),
        4,
      ),
    ).toBe('0.3713');
  });

  it('is 0 where seven of eight agree on +1 and one is +1 and 0: the agreement that chance gives', () => {
    const pairs: RatedPair[] = [...Array.from({ length: 7 }, (): RatedPair => [1, 1]), [1, 0]];
    expect(String(weightedKappa(pairs, [-1, 0, 1]))).toBe('0/1');
  });

  it('is 1 in full agreement over two classes, −1 in full opposition, and not defined in one class', () => {
    expect(
      String(
        weightedKappa(
          [
            [1, 1],
            [0, 0],
          ],
          [-1, 0, 1],
        ),
      ),
    ).toBe('1/1');
    expect(
      String(
        weightedKappa(
          [
            [1, -1],
            [-1, 1],
          ],
          [-1, 0, 1],
        ),
      ),
    ).toBe('-1/1');
    expect(
      weightedKappa(
        [
          [1, 1],
          [1, 1],
        ],
        [-1, 0, 1],
      ),
    ).toBeNull();
    expect(weightedKappa([], [-1, 0, 1])).toBeNull();
  });

  it('refuses a value that the scale has not', () => {
    expect(() => weightedKappa([[1, 5]], [-1, 0, 1])).toThrow('The scale has no 5');
  });

  it('has of the mammograms the interval that their published standard error gives, within what resampling adds', () => {
    // The same example prints an asymptotic standard error of 0.04923 for the weighted one: 0.5964 ± 1.96 × 0.04923.
    for (const seed of [1, 2, 3]) {
      const { interval } = atOnce(
        weightedKappaWithInterval(mammograms, [0, 1, 2, 3], Random.fromWords([seed, 6, 7, 8])),
      );
      const [low = NaN, high = NaN] = (interval ?? []).map((end) => Number(print(end, 4)));
      expect([Math.abs(low - 0.4999) < 0.02, Math.abs(high - 0.6929) < 0.02]).toEqual([true, true]);
    }
  });

  it('has an interval that holds it, the same for the same seed', () => {
    const [one, again] = [1, 1].map(() =>
      atOnce(weightedKappaWithInterval(diagnoses, [0, 1, 2], Random.fromWords([5, 6, 7, 8]))),
    );
    expect(one).toEqual(again);
    const [low, high] = one?.interval ?? [];
    expect(low?.compare(one?.value ?? Rational.of(2))).toBe(-1);
    expect(high?.compare(one?.value ?? Rational.of(-2))).toBe(1);
  });
});
