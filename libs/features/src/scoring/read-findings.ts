import type { ScoreView } from '@signatory/contract';
import type { Commitment } from '@signatory/domain';
import { AssessorFindingEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { ScoreKey } from './move-score.js';

/** What assessors found of the indicators of a commitment that no member answers, each as it last was. */
export async function readFindings(
  tx: EntityManager,
  { cycleId, memberCode }: Pick<ScoreKey, 'cycleId' | 'memberCode'>,
  { indicators }: Commitment,
): Promise<ScoreView['findings']> {
  const assessed = indicators.filter(({ assessor }) => assessor);
  if (assessed.length === 0) return [];
  const rows = await tx.find(AssessorFindingEntity, { where: { cycleId, memberCode }, order: { n: 'ASC' } });
  return assessed.map(({ id, code, default: otherwise }) => {
    const found = rows.findLast(({ indicatorId }) => indicatorId === id);
    return {
      indicator: code,
      value: found?.value ?? otherwise ?? null,
      found: found ? { rationale: found.rationale, language: found.language, at: found.at.toISOString() } : null,
    };
  });
}
