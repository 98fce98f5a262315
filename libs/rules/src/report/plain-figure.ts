import type { Indicator } from '@signatory/domain';

type Bounded = Pick<Indicator, 'type' | 'range'>;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const known = new WeakMap<Bounded, Bounds | null>();

/** A figure that is digits alone, as a number; −1 for any other text. Such a one is the same by every reading, exactly. */
export function plainFigure(text: string): number {
  // Beyond fifteen digits a double is not the figure any more.
  if (text.length === 0 || text.length > 15 || (text.length > 1 && text.charCodeAt(0) === ZERO)) return -1;
  let figure = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    figure = figure * 10 + digit;
  }
  return figure;
}

/** Whether a text is plainly a figure within the range of its indicator: then reading it strictly finds no fault, and need not be done. */
export function isPlainlyRead(text: string, indicator: Bounded): boolean {
  return isPlainlyWithin(plainFigure(text), indicator);
}

/** The same of a figure from `plainFigure`. */
export function isPlainlyWithin(figure: number, indicator: Bounded): boolean {
  const bounds = knownBoundsOf(indicator);
  return bounds !== null && figure >= 0 && bounds.min <= figure && figure <= bounds.max;
}

/** The same of every figure of a column; what is not there is NaN. */
export function areAllPlainlyWithin(figures: Float64Array, indicator: Bounded): boolean {
  const bounds = knownBoundsOf(indicator);
  if (bounds === null) return false;
  const [min, max] = [Math.max(0, bounds.min), bounds.max];
  for (let at = 0; at < figures.length; at += 1) {
    const figure = figures[at] ?? Number.NaN;
    if (figure < min || figure > max) return false;
  }
  return true;
}

function knownBoundsOf(indicator: Bounded): Bounds | null {
  let bounds = known.get(indicator);
  if (bounds === undefined) known.set(indicator, (bounds = boundsOf(indicator)));
  return bounds;
}

const ZERO = 48;

/** Null where a bound is no whole number that a double holds. */
function boundsOf({ range }: Bounded): Bounds | null {
  const bounds = {
    min: range?.min === undefined ? Number.NEGATIVE_INFINITY : wholeOf(range.min),
    max: range?.max === undefined ? Number.POSITIVE_INFINITY : wholeOf(range.max),
  };
  return Number.isNaN(bounds.min) || Number.isNaN(bounds.max) ? null : bounds;
}

function wholeOf(text: string): number {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}
