import fc from 'fast-check';
import { ordinalAlpha, ordinalAlphaWithInterval, type RatedUnit } from './alpha.js';
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
});

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
