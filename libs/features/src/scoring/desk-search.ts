import { requireSearched, type DeskSearch, type Plan, type ScoreValue } from '@signatory/domain';
import { DeskSearchEntity, SilentCellEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { readSettled } from './approved-values.js';
import type { ScoreKey } from './move-score.js';
import { readinessOf } from './propose-score.js';
import type { ScoringScope, Sight } from './scoring-scope.js';

/** How far a silent cell has been searched, to the eyes of one reviewer, or without one to those who settle. */
export async function readDeskSearch(
  tx: EntityManager,
  { deskSources = [] }: Plan,
  key: ScoreKey,
  reviewer: string | null,
): Promise<DeskSearch> {
  const cell = await tx.findOneBy(SilentCellEntity, { ...key });
  const own = reviewer === null ? null : await tx.findBy(DeskSearchEntity, { ...key, reviewer });
  return {
    sources: deskSources.map(({ code }) => code),
    own: own && own.map(({ source }) => source),
    searches: cell?.searches ?? 0,
    replyUntil: cell?.replyUntil ?? null,
  };
}

/** How many reviewers search where a member is silent. */
export const SEARCHES = 2;

/** That one of two has searched is for those who judge, as a first blind score is: the member is told once it may answer. */
export function isToldSearched(sight: Sight, { searches }: Pick<DeskSearch, 'searches'>): boolean {
  return sight === 'judge' || (sight === 'member' && searches === SEARCHES);
}

/**
 * Refuses what `requireSearched` refuses where the method has the desk search and the member is silent. A reviewer has
 * searched before any score; whoever settles what two reviewers scored needs their two searches for a −1.
 */
export async function requireDeskSearch(
  tx: EntityManager,
  { plan }: OpenedCycle,
  { commitment, key }: ScoringScope,
  { value, reviewer, at }: { value: ScoreValue; reviewer: string | null; at: Date },
): Promise<void> {
  if (plan.method.silence !== 'desk' || (reviewer === null && value !== -1)) return;
  const report = await readSettled(tx, key.cycleId, key.memberCode);
  if (!readinessOf(plan, commitment, report).isSilent) return;
  requireSearched(value, await readDeskSearch(tx, plan, key, reviewer), at);
}
