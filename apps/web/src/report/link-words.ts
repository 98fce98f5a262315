import type { LinkView } from '@signatory/contract';
import type { Speech } from '../session/language.js';

/** What asking for a page came to, in a sentence. */
export function sayLink({ state, status, reason, movedTo, checkedAt }: LinkView, { say, date }: Speech): string {
  if (state === 'unchecked') return say('link.unchecked');
  const why = reason === null ? '' : say(`link.why.${reason}`, { status: status ?? '' });
  const day = checkedAt === null ? '' : date(checkedAt.slice(0, 10));
  return say(`link.${state}`, { date: day, status: status ?? '', why, address: movedTo ?? '' });
}

/** Whether somebody has to do something about it. */
export function isDead({ state, reason }: LinkView): boolean {
  return state === 'gone' || state === 'unreachable' || (state === 'refused' && reason !== 'reserved');
}
