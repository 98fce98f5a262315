import { faultWords, isFigure, type Indicator } from '@signatory/domain';
import { readFigure } from '@signatory/rules';
import type { Found } from '../file/plan-file.js';
import type { Path } from '../problem.js';
import { error } from './lint-context.js';

/** A baseline or a target that says nothing, or a value that no answer of its indicator could have. */
export function lintStated(indicator: Indicator, path: Path): Found[] {
  return (['baseline', 'target'] as const).flatMap((key) => {
    const stated = indicator[key];
    if (!stated) return [];
    const why = faultOf(indicator, stated);
    const place = why === 'empty' ? [...path, key] : [...path, key, 'value'];
    const words = { indicator: indicator.code, key, value: stated.value ?? '' };
    return why ? [error('declaration', place, faultWords('plan.stated', { ...words, why }))] : [];
  });
}

function faultOf(
  { type, decimals, range }: Indicator,
  { value, words }: NonNullable<Indicator['target']>,
): 'empty' | 'type' | 'form' | 'range' | null {
  if (value === undefined) return words ? null : 'empty';
  if (!isFigure(type)) return 'type';
  if (!readFigure({ type, decimals }, value).ok) return 'form';
  return readFigure({ type, decimals, ...(range && { range }) }, value).ok ? null : 'range';
}
