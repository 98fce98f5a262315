import type { ScoreChangeEntity, ScoreEntity } from '@signatory/persistence';

/**
 * A score that one reviewer gave is blind again while a second one is asked for, in the ledger too. To whoever is to give it, no
 * reason is told either: whether a score was too high or too low stands in why another one is asked for.
 */
export function withoutBlind(
  changes: readonly ScoreChangeEntity[],
  head: ScoreEntity | undefined,
  isToGive: boolean,
): ScoreChangeEntity[] {
  const rescored = changes.findLastIndex(({ command }) => command === 'rescore');
  return changes.map((change, at) =>
    head?.state === 'NOT_SCORED' && at > rescored
      ? { ...change, fromValue: null, toValue: null, ...(isToGive && { reason: null, language: null }) }
      : change,
  );
}
