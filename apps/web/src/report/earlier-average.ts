import type { EarlierView, IndicatorView } from '@signatory/contract';
import { Decimal, isFigure, Rational } from '@signatory/domain';

/** Of figures certified before, how many they are and their mean, one decimal finer; null of one alone, or of two currencies. */
export function averageOf(
  before: readonly Pick<EarlierView, 'value' | 'currency'>[],
  { type, decimals }: Pick<IndicatorView, 'type' | 'decimals'>,
): { readonly count: number; readonly mean: string } | null {
  if (!isFigure(type)) return null;
  const given = before.flatMap(({ value, currency }) => (typeof value === 'string' ? [{ value, currency }] : []));
  if (given.length < 2 || new Set(given.map(({ currency }) => currency)).size > 1) return null;
  const figures = given.map(({ value }) => Rational.fromDecimal(Decimal.parse(value)));
  return {
    count: given.length,
    mean: Rational.mean(figures)
      .roundAway(decimals + 1)
      .toString(),
  };
}
