import { Decimal } from '../decimal.js';

/** An exact fraction in lowest terms, the denominator above zero. Immutable. */
export class Rational {
  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** Throws a RangeError for a denominator of zero. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const [n, d] = [BigInt(numerator), BigInt(denominator)];
    if (d === 0n) throw new RangeError('A fraction has no denominator of zero');
    const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d) * (d < 0n ? -1n : 1n);
    return new Rational(n / divisor, d / divisor);
  }

  static fromDecimal(decimal: Decimal): Rational {
    return Rational.of(decimal.units, 10n ** BigInt(decimal.scale));
  }

  /** The mean of at least one value. */
  static mean(values: readonly Rational[]): Rational {
    const sum = values.reduce((total, value) => total.add(value), Rational.of(0n));
    return Rational.of(sum.numerator, sum.denominator * BigInt(values.length));
  }

  add(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  sub(other: Rational): Rational {
    return this.add(Rational.of(-other.numerator, other.denominator));
  }

  mul(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws a RangeError where the other is zero. */
  div(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** To so many decimals, half away from zero: 0.125 → 0.13, −0.125 → −0.13. */
  roundAway(decimals: number): Decimal {
    const size = this.numerator < 0n ? -this.numerator : this.numerator;
    const units = halfUp(size * 10n ** BigInt(decimals), this.denominator);
    return Decimal.of(this.numerator < 0n ? -units : units, decimals);
  }

  /** To so many decimals, half up: 62.5 → 63, −62.5 → −62. */
  roundUp(decimals: number): Decimal {
    return Decimal.of(halfUp(this.numerator * 10n ** BigInt(decimals), this.denominator), decimals);
  }

  /** `3/4`: equal for equal values. */
  toString(): string {
    return `${this.numerator}/${this.denominator}`;
  }
}

/** ⌊n/d + ½⌋ for d above zero. */
function halfUp(n: bigint, d: bigint): bigint {
  const doubled = 2n * n + d;
  const quotient = doubled / (2n * d);
  return doubled < 0n && quotient * 2n * d !== doubled ? quotient - 1n : quotient;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
