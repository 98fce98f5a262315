import { Decimal } from '@signatory/domain';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** By how much a figure changed, with its sign; nothing where one is missing. */
export function FigureChange({
  before,
  now,
}: {
  readonly before: string | null;
  readonly now: string | null;
}): ReactNode {
  const { say, decimal } = useSpeech();
  if (before === null || now === null) return '–';
  const change = Decimal.parse(now).sub(Decimal.parse(before));
  const sign = change.compare(Decimal.of(0n));
  if (sign === 0) return say('review.unchanged');
  return `${sign > 0 ? '+' : ''}${decimal(change.toString())}`;
}
