import fc from 'fast-check';
import { ordinalAlpha, ordinalAlphaWithInterval, type RatedUnit } from './alpha.js';
import { withInterval } from './coefficient.js';
import { atOnce } from './in-pieces.js';
import { Random } from './random.js';
import { Rational } from './rational.js';

/** Rows are observers, `.` for a missing value; units are columns. */
function unitsOf(...observers: string[]): RatedUnit[] {
  return [...(observers[0] ?? '')].map((_, unit) =>
    observers.map((row) => (row[unit] === '.' ? null : Number(row[unit]))),
  );
}

const print = (alpha: Rational | null) => alpha?.roundAway(3).print();

describe('ordinal alpha', () => {
  // Krippendorff's example of four observers, with missing values: the "C" data in the help of kripp.alpha (R package irr) and
  // KrippAlpha (DescTools), and the example in the help of kalpha (Stata), which cites K. Krippendorff, "Computing
  // Krippendorff's Alpha-Reliability". Its alphas, and that of the binary data, were worked once more from the definition,
  // pair by pair, in fractions: 108577/133160 and 2/21.
  const FOUR = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'] as const;

  it('is 0.095 for two observers, ten units, two values (where ordinal is nominal)', () => {
    const alpha = ordinalAlpha(unitsOf('0100000010', '1110010000'));
    expect([print(alpha), String(alpha)]).toEqual(['0.095', '2/21']);
    expect(String(plainAlpha(unitsOf('0100000010', '1110010000')))).toBe('2/21');
  });

  it('is 0.815 in the example of four observers, twelve units, five values, some missing', () => {
    const alpha = ordinalAlpha(unitsOf(...FOUR));
    expect([print(alpha), String(alpha)]).toEqual(['0.815', '108577/133160']);
    // The same data and the same pairs, where every difference weighs the same.
    expect(print(plainAlpha(unitsOf(...FOUR), (a, b) => Rational.of(Number(a !== b))))).toBe('0.743');
  });

  it('is 1 where all agree and values vary, and 0 for seven of eight agreeing with one that differs by chance', () => {
    expect(print(ordinalAlpha(unitsOf('1232', '1232')))).toBe('1.000');
    // 15 values, one of them another: it pairs with its own unit exactly as often as chance would have it pair.
    expect(String(ordinalAlpha(unitsOf('11111111', '11111110')))).toBe('0/1');
  });

  it('is not defined where one class was used, and where no unit has two values', () => {
    expect(ordinalAlpha(unitsOf('1111', '1111'))).toBeNull();
    expect(ordinalAlpha(unitsOf('1.', '.0'))).toBeNull();
    expect(ordinalAlpha([])).toBeNull();
    expect(atOnce(ordinalAlphaWithInterval([], Random.fromWords([1, 2, 3, 4])))).toEqual({
      value: null,
      interval: null,
    });
  });

  const arbitrary = fc.array(fc.array(fc.constantFrom(-1, 0, 1, 2, null), { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 12,
  });

  it('is what the definition gives, pair by pair', () => {
    fc.assert(fc.property(arbitrary, (units) => expect(String(ordinalAlpha(units))).toBe(String(plainAlpha(units)))));
  });

  it('has an interval that holds it, the same for the same seed', () => {
    const units = Array.from({ length: 60 }, (_, at): RatedUnit => [(at % 3) - 1, at % 5 === 0 ? 0 : (at % 3) - 1]);
    const [one, again] = [1, 1].map(() => atOnce(ordinalAlphaWithInterval(units, Random.fromWords([1, 2, 3, 4]))));
    expect(one).toEqual(again);
    const [low, high] = one?.interval ?? [];
    expect(low?.compare(one?.value ?? Rational.of(2))).toBe(-1);
    expect(high?.compare(one?.value ?? Rational.of(-2))).toBe(1);
  });

  // A. F. Hayes and K. Krippendorff, "Answering the Call for a Standard Reliability Measure for Coding Data", Communication
  // Methods and Measures 1(1), 2007, 77-89, table 1: five observers, forty articles, four places. Printed: alpha 0.7598,
  // 159 judgements in 239 pairs, and a 95 % interval from 0.7078 to 0.8078.
  const ARTICLES = [
    '112.001122.01311211000201001111223222221',
    '1130000.21102311121000302102111122222221',
    '203000222100221123001.30.1012202.2232.21',
    '.13....0.10022...31.103021122..122...12.',
    '2..0001.2....3112..0.0..2.0..20.2.2222.1',
  ] as const;

  it('is the published 0.7598 on forty articles, with an interval that is wider than the published one', () => {
    const units = unitsOf(...ARTICLES);
    expect(ordinalAlpha(units)?.roundAway(4).print()).toBe('0.7598');
    // Theirs draws pairs as if those of one article were independent. Drawn so, it comes out of these data again.
    const theirs = intervalOverPairs(units, Random.fromWords([1, 2, 3, 4]));
    expect(theirs.map((end) => Number(end.toFixed(2)))).toEqual([0.71, 0.81]);
    // Ours draws articles, so that what observers do together stays together.
    const { interval } = atOnce(ordinalAlphaWithInterval(units, Random.fromWords([1, 2, 3, 4])));
    const [low = NaN, high = NaN] = (interval ?? []).map((end) => Number(print(end)));
    expect([low > 0.6 && low < 0.7078, high > 0.8078 && high < 0.86]).toEqual([true, true]);
  });

  it('has the interval over units that is published for the example of four observers, within what resampling adds', () => {
    // The README of the R package icr: 0.743 where every difference weighs the same; 1,000 draws of the units, 0.435 to 1.
    const { kinds, count, measure } = nominalAlpha(unitsOf(...FOUR));
    for (const seed of [1, 2, 3]) {
      const { value, interval } = atOnce(withInterval(kinds, count, measure, Random.fromWords([seed, 6, 7, 8])));
      const [low = NaN, high = NaN] = (interval ?? []).map((end) => Number(print(end)));
      expect([print(value), Math.abs(low - 0.435) < 0.03, high]).toEqual(['0.743', true, 1]);
    }
  });
});

/** Krippendorff's own resampling: as many pairs as there are, each for itself, over the disagreement expected of all values. */
function intervalOverPairs(all: readonly RatedUnit[], random: Random): number[] {
  const units = all.map((unit) => unit.filter((value) => value !== null)).filter(({ length }) => length > 1);
  const values = units.flat();
  const between = (a: number, b: number) =>
    values.filter((value) => value >= Math.min(a, b) && value <= Math.max(a, b)).length -
    values.filter((value) => value === a || value === b).length / 2;
  const distances = new Map<string, number>();
  const distance = (a: number, b: number) => {
    const known = distances.get(`${a} ${b}`) ?? (a === b ? 0 : between(a, b) ** 2);
    distances.set(`${a} ${b}`, known);
    return known;
  };
  const expected = values.flatMap((a) => values.map((b) => distance(a, b))).reduce((sum, each) => sum + each, 0);
  // A unit of m values has m (m − 1) ordered pairs, which weigh 1 / (m − 1): with at most five values, in twelfths.
  const urn = units.flatMap((unit) =>
    unit.flatMap((a, at) =>
      unit.flatMap((b, other) =>
        at === other ? [] : Array.from({ length: 12 / (unit.length - 1) }, () => distance(a, b)),
      ),
    ),
  );
  const pairs = units.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const mean = expected / (values.length * (values.length - 1));
  const alphas = Array.from({ length: 2_000 }, () => {
    let observed = 0;
    for (let pair = 0; pair < pairs; pair += 1) observed += urn[random.below(urn.length)] ?? 0;
    return 1 - observed / pairs / mean;
  }).sort((a, b) => a - b);
  return [alphas[49] ?? NaN, alphas[1_949] ?? NaN];
}

/** Alpha over drawn units where every difference weighs the same: each unit is a kind of its own. */
function nominalAlpha(units: readonly RatedUnit[]) {
  const given = units.map((unit) => unit.filter((value) => value !== null)).filter(({ length }) => length > 1);
  const differing = given.map((unit) => {
    const pairs = unit.flatMap((a) => unit.filter((b) => a !== b));
    return Rational.of(pairs.length, unit.length - 1);
  });
  const measure = (drawn: readonly number[]): Rational | null => {
    const totals = new Map<number, number>();
    let observed = Rational.of(0);
    drawn.forEach((times, unit) => {
      for (const value of given[unit] ?? []) totals.set(value, (totals.get(value) ?? 0) + times);
      observed = observed.add((differing[unit] ?? Rational.of(0)).mul(Rational.of(times)));
    });
    const counts = [...totals.values()];
    const all = counts.reduce((sum, each) => sum + each, 0);
    const expected = all * all - counts.reduce((sum, each) => sum + each * each, 0);
    return expected === 0 ? null : Rational.of(1).sub(observed.mul(Rational.of(all - 1, expected)));
  };
  return { kinds: given.map((_, kind) => kind), count: given.length, measure };
}

/** D_o and D_e over all pairs of values, as the definition reads; nothing is grouped. Ordinal, unless differences are weighed. */
function plainAlpha(all: readonly RatedUnit[], weigh?: (a: number, b: number) => Rational): Rational | null {
  const units = all.map((unit) => unit.filter((value) => value !== null)).filter(({ length }) => length > 1);
  const values = units.flat();
  const distance = weigh ?? ordinal;
  function ordinal(a: number, b: number): Rational {
    const within = values.filter((value) => value >= Math.min(a, b) && value <= Math.max(a, b)).length;
    const ends = values.filter((value) => value === a || value === b).length;
    const half = Rational.of(2 * within - ends, 2);
    return a === b ? Rational.of(0) : half.mul(half);
  }
  const pairs = (list: readonly number[]) =>
    list.flatMap((a, at) => list.flatMap((b, other) => (at === other ? [] : [distance(a, b)])));
  const sum = (list: readonly Rational[]) => list.reduce((total, each) => total.add(each), Rational.of(0));
  const observed = sum(units.map((unit) => sum(pairs(unit)).mul(Rational.of(1, unit.length - 1))));
  const expected = sum(pairs(values));
  if (expected.numerator === 0n) return null;
  const ratio = observed.mul(Rational.of(values.length - 1)).mul(Rational.of(expected.denominator, expected.numerator));
  return Rational.of(1).sub(ratio);
}
