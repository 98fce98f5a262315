import type { ScoreChangeEntity } from '@signatory/persistence';
import type { Sight } from './scoring-scope.js';

/** What a member is told of how its score came about: what followed its reply, and that one which it was shown is given again. */
const TOLD: Readonly<Record<string, readonly string[] | undefined>> = {
  'share-again': [],
  confirm: [],
  recalibrate: [],
  'ask-second': ['SHARED'],
  rescore: ['SHARED', 'CONFIRMED', 'RECALIBRATED', 'SUPERSEDED'],
};

/** The changes of a score that such eyes may see, as row-level security has it. */
export function changesSeenBy<Change extends Pick<ScoreChangeEntity, 'command' | 'fromState'>>(
  sight: Sight,
  changes: readonly Change[],
): Change[] {
  if (sight === 'nobody') return [];
  return changes.filter(({ command, fromState }) => {
    const states = TOLD[command];
    return sight === 'judge' || (states !== undefined && (states.length === 0 || states.includes(fromState)));
  });
}
