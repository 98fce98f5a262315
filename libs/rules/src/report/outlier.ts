import { Decimal, Rational } from '@signatory/domain';
import { UNTOLD } from '../expression/compile-columns.js';

/**
 * How a figure is told to be unusual. Everything is computed in exact fractions.
 *
 * **Against the member's own history** (at least `LEAST_HISTORY` earlier figures): the modified z-score of Iglewicz and
 * Hoaglin, 0.6745 · |x − median| / MAD > 3.5, where MAD is the median of the distances from the median (B. Iglewicz,
 * D. C. Hoaglin, _How to Detect and Handle Outliers_, ASQC 1993). Median and MAD bear up to half of the figures being
 * wrong; mean and standard deviation bear none.
 *
 * **Against the other members** (at least `LEAST_PEERS` of them): members differ in size by orders of magnitude, so levels
 * are never compared, only changes: r = x / x of the earlier cycle. A ratio is lopsided (halving is 0.5, doubling is 2), so it
 * is made symmetric about the peers' median as Hidiroglou and Berthelot do, s = r / median − 1 where r is above it and
 * 1 − median / r where it is below (M. A. Hidiroglou, J.-M. Berthelot, _Statistical editing and imputation for periodic
 * business surveys_, Survey Methodology 12, 1986), and s is judged as above, by the peers' MAD of s.
 *
 * **No spread.** Where most figures are equal the MAD is zero and any change would be an outlier. The spread is therefore
 * never taken for less than a tenth of the median (of the changes: than 0.1), nor for less than one unit of the last
 * decimal asked: about half of the median is always let pass.
 */
export interface Judgement {
  readonly outlier: boolean;
  /** How many figures it was judged by. */
  readonly n: number;
  readonly median: Rational;
  /** The usual range. */
  readonly low: Rational;
  readonly high: Rational;
}

/** Fewer figures than these have no shape: the median of three is one of them. */
export const LEAST_HISTORY = 4;
export const LEAST_PEERS = 5;

/** 3.5 / 0.6745. */
const REACH = Rational.of(35_000, 6_745);
const TENTH = Rational.of(1, 10);
const ONE = Rational.of(1);

/** Judges a figure by the member's own earlier ones; null where they are too few. `decimals` are those asked of it. */
export function judgeByHistory(figure: Decimal, earlier: readonly Decimal[], decimals: number): Judgement | null {
  if (earlier.length < LEAST_HISTORY) return null;
  const values = earlier.map(Rational.fromDecimal);
  const middle = medianOf(values);
  const unit = Rational.of(1, 10n ** BigInt(decimals));
  const spread = largest(spreadOf(values, middle), size(middle).mul(TENTH), unit);
  const reach = spread.mul(REACH);
  const distance = size(Rational.fromDecimal(figure).sub(middle));
  return {
    outlier: distance.compare(reach) > 0,
    n: earlier.length,
    median: middle,
    low: middle.sub(reach),
    high: middle.add(reach),
  };
}

/** Beyond these units a product below would not be one exact double. */
const MOST_UNITS = 1e11;

/**
 * Whether `judgeByHistory` would say outlier, of whole units of the last decimal at each place, in doubles that are exact:
 * 0 or 1, and `UNTOLD` where there are too few earlier figures or one is too large for that. A column has a million of them, and
 * fractions of bigints would take a minute. Everything is multiplied until no division is left: twice the median, twice the
 * distances, four times their median. Earlier figures that are not there are NaN.
 */
export function judgeColumn(units: Float64Array, history: readonly Float64Array[]): Uint8Array {
  const told = new Uint8Array(units.length);
  const figures = new Float64Array(history.length);
  const distances = new Float64Array(history.length);
  for (let at = 0; at < told.length; at += 1) {
    const figure = units[at] ?? Number.NaN;
    let count = 0;
    let small = isSmall(figure);
    for (const column of history) {
      const each = column[at] ?? Number.NaN;
      if (Number.isNaN(each)) continue;
      small &&= isSmall(each);
      insert(figures, count, each);
      count += 1;
    }
    told[at] = UNTOLD;
    if (!small || count < LEAST_HISTORY) continue;
    const middle = twiceMedianOf(figures, count);
    for (let n = 0; n < count; n += 1) insert(distances, n, Math.abs(2 * (figures[n] ?? 0) - middle));
    const spread = Math.max(5 * twiceMedianOf(distances, count), Math.abs(middle), 20);
    told[at] = Math.abs(2 * figure - middle) * 1_349 > spread * 700 ? 1 : 0;
  }
  return told;
}

function isSmall(units: number): boolean {
  return Math.abs(units) <= MOST_UNITS;
}

/** Into so many that are sorted; they are as many as there are earlier windows. */
function insert(sorted: Float64Array, count: number, value: number): void {
  let at = count;
  for (; at > 0 && (sorted[at - 1] ?? 0) > value; at -= 1) sorted[at] = sorted[at - 1] ?? 0;
  sorted[at] = value;
}

function twiceMedianOf(sorted: Float64Array, count: number): number {
  const half = count >> 1;
  const upper = sorted[half] ?? 0;
  return count % 2 === 0 ? (sorted[half - 1] ?? 0) + upper : 2 * upper;
}

/** A figure now and in the earlier cycle. */
export interface Change {
  readonly now: Decimal;
  readonly earlier: Decimal;
}

/** Judges a change by those of other members; null where too few of them have one. The bounds are ratios. */
export function judgeByPeers(own: Change, peers: readonly Change[]): Judgement | null {
  const ratios = peers.flatMap((change) => ratioOf(change) ?? []);
  const ratio = ratioOf(own);
  if (ratio === null || ratios.length < LEAST_PEERS) return null;
  const middle = medianOf(ratios);
  const effects = ratios.map((each) => effectOf(each, middle));
  const center = medianOf(effects);
  const reach = largest(spreadOf(effects, center), TENTH).mul(REACH);
  const [low, high] = [center.sub(reach), center.add(reach)];
  const effect = effectOf(ratio, middle);
  return {
    outlier: effect.compare(low) < 0 || effect.compare(high) > 0,
    n: ratios.length,
    median: middle,
    low: fromEffect(low, middle),
    high: fromEffect(high, middle),
  };
}

/** Null where a change has no ratio: from or to zero, or below it. */
function ratioOf({ now, earlier }: Change): Rational | null {
  if (now.units <= 0n || earlier.units <= 0n) return null;
  return divide(Rational.fromDecimal(now), Rational.fromDecimal(earlier));
}

function effectOf(ratio: Rational, middle: Rational): Rational {
  return ratio.compare(middle) >= 0 ? divide(ratio, middle).sub(ONE) : ONE.sub(divide(middle, ratio));
}

function fromEffect(effect: Rational, middle: Rational): Rational {
  return effect.numerator >= 0n ? middle.mul(ONE.add(effect)) : divide(middle, ONE.sub(effect));
}

function medianOf(values: readonly Rational[]): Rational {
  const sorted = [...values].sort((a, b) => a.compare(b));
  const half = Math.floor(sorted.length / 2);
  return Rational.mean(sorted.slice(sorted.length % 2 === 0 ? half - 1 : half, half + 1));
}

function spreadOf(values: readonly Rational[], middle: Rational): Rational {
  return medianOf(values.map((value) => size(value.sub(middle))));
}

function largest(...values: readonly [Rational, ...Rational[]]): Rational {
  return values.reduce((most, value) => (value.compare(most) > 0 ? value : most));
}

function size(value: Rational): Rational {
  return value.numerator < 0n ? Rational.of(-value.numerator, value.denominator) : value;
}

function divide(a: Rational, b: Rational): Rational {
  return Rational.of(a.numerator * b.denominator, a.denominator * b.numerator);
}
