import { ScoreReplyEntity, type ScoreEntity } from '@signatory/persistence';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { ScoreKey } from './move-score.js';

/**
 * The member's reply to a score as it was last shared; null while there is none. A member may change its reply until it is
 * answered or the days are over: the last one stands, and those before it are kept.
 */
export async function standingReply(
  tx: EntityManager,
  { cycleId, memberCode, commitmentId, sharedAt }: ScoreKey & Pick<ScoreEntity, 'sharedAt'>,
): Promise<ScoreReplyEntity | null> {
  if (sharedAt === null) return null;
  const key = { cycleId, memberCode, commitmentId };
  return tx.findOne(ScoreReplyEntity, { where: { ...key, at: MoreThanOrEqual(sharedAt) }, order: { n: 'DESC' } });
}
