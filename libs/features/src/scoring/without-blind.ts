import type { ScoreChangeEntity, ScoreEntity } from '@signatory/persistence';

/** A score that one reviewer gave is blind again while a second one is asked for, in the ledger too. */
export function withoutBlind(
  changes: readonly ScoreChangeEntity[],
  head: ScoreEntity | undefined,
): ScoreChangeEntity[] {
  const rescored = changes.findLastIndex(({ command }) => command === 'rescore');
  return changes.map((change, at) =>
    head?.state === 'NOT_SCORED' && at > rescored ? { ...change, fromValue: null, toValue: null } : change,
  );
}
