import type { IndicatorView } from '@signatory/contract';
import type { Speech } from '../session/language.js';

/**
 * What the plan takes without a finding, of the total, of each cell of a disaggregation or of one cell; that a count is not below
 * nought needs no words. Nothing of a cell of which no more is expected than of all of its disaggregation.
 */
export function sayExpected(
  { type, expected = {} }: Pick<IndicatorView, 'type' | 'expected'>,
  part: string,
  { say, decimal }: Pick<Speech, 'say' | 'decimal'>,
): string {
  const { min, max } = expected[part] ?? {};
  if (max === undefined && (min === undefined || (type === 'count' && min === '0'))) return '';
  return say('entry.expected', {
    bounds: min === undefined ? 'max' : max === undefined ? 'min' : 'both',
    min: min === undefined ? '' : decimal(min),
    max: max === undefined ? '' : decimal(max),
  });
}
