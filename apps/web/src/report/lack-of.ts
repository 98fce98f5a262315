import type { IndicatorView, SaveEntry } from '@signatory/contract';
import type { Lack } from './entry-saver.js';

export const CURRENCY = /^[A-Z]{3}$/;

/** What an answer cannot be saved without, and its person has not written yet. */
export function lackOf({ status, value, reason, currency = '' }: SaveEntry, type: IndicatorView['type']): Lack | null {
  if (status !== 'answered') return reason?.trim() ? null : 'reason';
  const isWritten = currency === '' ? value === null : CURRENCY.test(currency);
  return type === 'amount' && !isWritten ? 'currency' : null;
}

/** An answer as it is sent: a currency that is no longer asked for, or was taken away, is none. */
export function asSent({ currency, ...answer }: SaveEntry): SaveEntry {
  return currency !== undefined && CURRENCY.test(currency) ? { ...answer, currency } : answer;
}
