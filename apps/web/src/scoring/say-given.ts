import type { ScoreRow } from '@signatory/contract';
import type { Speech } from '../session/language.js';

type Given = Pick<ScoreRow, 'opinions' | 'kind'>;

/** Whether a single opinion settled it: nothing of it is hidden, nor is another awaited. */
export function isSingle({ opinions, kind }: Given): boolean {
  return opinions === 1 && kind !== null;
}

/** How many of its scores are given: of how many is known from the start only where two give each. */
export function sayGiven(row: Given, sampled: boolean, say: Speech['say']): string {
  if (isSingle(row)) return say('scoring.stands.single');
  return sampled && row.opinions === 0
    ? say('scoring.opinionsNone')
    : say('scoring.opinionsOf', { opinions: row.opinions });
}
