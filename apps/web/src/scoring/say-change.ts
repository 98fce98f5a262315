import type { ScoreView } from '@signatory/contract';
import { classifyScore, printScore } from '@signatory/pages';
import type { Speech } from '../session/language.js';

/** What became of a score in one step: a first value comes from none, and one that gave none is told by its name alone. */
export function sayChange(
  { from, to, state }: Pick<ScoreView['changes'][number], 'from' | 'to' | 'state'>,
  say: Speech['say'],
): string {
  const named = say(`scoreState.${state}`);
  if (from === to) return named;
  const print = (value: -1 | 0 | 1 | null): string =>
    value === null ? '' : printScore(classifyScore({ kind: 'score', value }), say);
  const step = from === null ? 'given' : to === null ? 'taken' : 'changed';
  return say('scoring.change', { step, from: print(from), to: print(to), state: named });
}
