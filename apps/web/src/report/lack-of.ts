import type { IndicatorView, SaveEntry } from '@signatory/contract';
import type { Lack } from './entry-saver.js';

export const CURRENCY = /^[A-Z]{3}$/;

/** What an answer cannot be saved without, and its person has not written yet. */
export function lackOf({ status, value, reason, currency = '' }: SaveEntry, type: IndicatorView['type']): Lack | null {
  if (status !== 'answered') return reason?.trim() ? null : 'reason';
  return type === 'amount' && value !== null && !CURRENCY.test(currency) ? 'currency' : null;
}
