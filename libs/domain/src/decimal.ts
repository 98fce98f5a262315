/** The longest decimal string read: longer ones are a fault of the sender, not a figure. */
const LONGEST = 128;
const DECIMAL = /^[-\u2212]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A text that is not a decimal string: another locale's comma, a thousands separator, an exponent, a leading zero. */
export class DecimalFormatError extends Error {
  constructor(readonly text: string) {
    super(
      `"${text.slice(0, 40)}" is not a decimal: write digits, a point for decimals, and a minus in front if negative`,
    );
    this.name = 'DecimalFormatError';
  }
}

/** An exact decimal: `units` × 10^−`scale`. Immutable; the scale is the number of decimals it was written with. */
export class Decimal {
  private constructor(
    readonly units: bigint,
    readonly scale: number,
  ) {}

  /** Reads `12`, `-0.50`, `−3`; either minus. Throws `DecimalFormatError` on anything else. */
  static parse(text: string): Decimal {
    const decimal = Decimal.tryParse(text);
    if (!decimal) throw new DecimalFormatError(text);
    return decimal;
  }

  /** As `parse`, but null on anything else. */
  static tryParse(text: string): Decimal | null {
    if (text.length > LONGEST || !DECIMAL.test(text)) return null;
    const digits = text.replace(/^[-\u2212]/, '');
    const scale = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
    const units = BigInt(digits.replace('.', ''));
    return new Decimal(digits.length < text.length ? -units : units, scale);
  }

  /** `units` × 10^−`scale`; the scale is a whole number from 0. */
  static of(units: bigint, scale = 0): Decimal {
    if (!Number.isInteger(scale) || scale < 0) throw new RangeError(`A scale is a whole number from 0, not ${scale}`);
    return new Decimal(units, scale);
  }

  add(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  sub(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) - other.unitsAt(scale), scale);
  }

  mul(other: Decimal): Decimal {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  /** −1, 0 or 1 by value. */
  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.unitsAt(scale) - other.unitsAt(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /** By value: 1.5 equals 1.50. */
  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  /** Decimals that matter: 1 for `1.50`. What an indicator's `decimals` is held against. */
  decimals(): number {
    let scale = this.scale;
    for (let units = this.units; scale > 0 && units % 10n === 0n; units /= 10n) scale -= 1;
    return scale;
  }

  /** The form at every border: ASCII minus, the scale kept, no negative zero. */
  toString(): string {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = this.scale > 0 ? `.${digits.slice(-this.scale)}` : '';
    return `${this.units < 0n ? '-' : ''}${whole}${fraction}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** The printed form: as `toString`, with the minus U+2212. */
  print(): string {
    return this.toString().replace('-', '\u2212');
  }

  /** Units at a scale not below its own. */
  private unitsAt(scale: number): bigint {
    return this.units * 10n ** BigInt(scale - this.scale);
  }
}
