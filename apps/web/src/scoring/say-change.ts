import type { ScoreView } from '@signatory/contract';
import { classifyScore, printScore } from '@signatory/pages';
import type { Speech } from '../session/language.js';

/** What became of a score in one step: a first value comes from none, and one that gave none is told by its name alone. */
export function sayChange(
  { command, from, to, state }: Pick<ScoreView['changes'][number], 'command' | 'from' | 'to' | 'state'>,
  say: Speech['say'],
): string {
  if (command === 'rescore') return say('scoring.again');
  if (command === 'ask-second') return say('scoring.again.second');
  const named = say(`scoreState.${state}`);
  if (from === to) return named;
  const print = (value: -1 | 0 | 1 | null): string =>
    value === null ? '' : printScore(classifyScore({ kind: 'score', value }), say);
  const step = from === null ? 'given' : to === null ? 'taken' : 'changed';
  return say('scoring.change', { step, from: print(from), to: print(to), state: named });
}

/** Why it was done, in the words it was done with; the product's own are said in the reader's language. */
export function sayReason(
  { command, reason }: Pick<ScoreView['changes'][number], 'command' | 'reason'>,
  say: Speech['say'],
): string | null {
  return command === 'rescore' && reason ? say('scoring.again.reason') : reason;
}
