import type { ScoreState } from '@signatory/domain';
import type { Speech } from '../session/language.js';

/** What is known of a score beside its state. */
export interface StateBeside {
  readonly assesses: boolean;
  /** Its release was withdrawn. */
  readonly withdrawn: boolean;
}

/** The state of a score in words; to its member, whose score it is. */
export function nameState(state: ScoreState, { assesses, withdrawn }: StateBeside, say: Speech['say']): string {
  if (state === 'PUBLISHED' && withdrawn) return say('scoreState.withdrawn');
  return state === 'SHARED' && !assesses ? say('scoreState.yours') : say(`scoreState.${state}`);
}
