import type { ScoreEntity } from '@signatory/persistence';

/** What a score is left with that is scored again. Kind and value stay, so that the ledger keeps the old score beside the new one. */
export function nextRound({ round }: Pick<ScoreEntity, 'round'>) {
  return {
    round: round + 1,
    opinions: 0,
    takenBack: false,
    proposal: null,
    proposalWords: null,
    reason: null,
    rationale: null,
    sharedAt: null,
    replyDueAt: null,
  } as const satisfies Partial<ScoreEntity>;
}
