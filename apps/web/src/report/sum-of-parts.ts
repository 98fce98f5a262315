import type { IndicatorView, SaveEntry } from '@signatory/contract';
import { Decimal } from '@signatory/domain';

/** What the parts of the first disaggregation come to that has all of them; null where none has, or parts are shares. */
export function sumOfParts(
  { type, by }: Pick<IndicatorView, 'type' | 'by'>,
  cells: SaveEntry['cells'] = {},
): string | null {
  if (type === 'percentage') return null;
  for (const { code: dimension, codes } of by) {
    const figures = codes.flatMap(({ code }) => cells[`${dimension}.${code}`]?.value ?? []);
    if (figures.length === codes.length)
      return figures.reduce((sum, each) => sum.add(Decimal.parse(each)), Decimal.of(0n)).toString();
  }
  return null;
}
