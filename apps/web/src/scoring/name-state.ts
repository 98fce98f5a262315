import type { ScoreState } from '@signatory/domain';
import type { Speech } from '../session/language.js';

/** The state of a score in words; to its member, whose score it is. */
export function nameState(state: ScoreState, assesses: boolean, say: Speech['say']): string {
  return state === 'SHARED' && !assesses ? say('scoreState.yours') : say(`scoreState.${state}`);
}
