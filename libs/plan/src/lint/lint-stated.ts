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
    const answers = answersOf(indicator)?.join(', ') ?? '';
    const words = { indicator: indicator.code, key, value: stated.value ?? '', answers };
    return why ? [error('declaration', place, faultWords('plan.stated', { ...words, why }))] : [];
  });
}

function faultOf(
  indicator: Indicator,
  { value, words }: NonNullable<Indicator['target']>,
): 'empty' | 'type' | 'answer' | 'form' | 'range' | null {
  if (value === undefined) return words ? null : 'empty';
  const answers = answersOf(indicator);
  if (answers) return answers.includes(value) ? null : 'answer';
  const { type, decimals, range } = indicator;
  if (!isFigure(type)) return 'type';
  if (!readFigure({ type, decimals }, value).ok) return 'form';
  return readFigure({ type, decimals, ...(range && { range }) }, value).ok ? null : 'range';
}

/** All that may be answered, where that is a closed list. */
export function answersOf({ type, codes = [] }: Indicator): readonly string[] | null {
  if (type === 'boolean') return ['true', 'false'];
  return type === 'choice' ? codes.map(({ code }) => code) : null;
}
