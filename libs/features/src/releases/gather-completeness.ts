import type { ReleaseCompleteness } from '@signatory/contract';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { standingStatistics } from '../submissions/index.js';

/** How much of what is asked was answered in the reports that stand, as the statistics of the cycle count it. */
export async function gatherCompleteness(
  tx: EntityManager,
  opened: OpenedCycle,
  at: Date,
): Promise<ReleaseCompleteness[]> {
  const { members } = await standingStatistics(tx, opened, at);
  return members.map(({ member, entries, pillars }) => ({ member, entries, pillars: [...pillars] }));
}
