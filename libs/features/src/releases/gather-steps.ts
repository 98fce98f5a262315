import { SCORE_STEPS, type ReleaseStep } from '@signatory/contract';
import { groupBy, type Commitment } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { BasisOfVersion } from './gather-basis.js';

interface Step extends Omit<ReleaseStep, 'at'> {
  readonly member: string;
  readonly commitment: string;
  readonly at: Date;
}

// That it was published is what the release says by being there: one that is made again says the same.
const STEPS = `
  select member_code as member, commitment_id as commitment, command as did, role, at from score_change
  where cycle_id = $1 and command = any ($2::text[]) order by member_code, commitment_id, n`;

/** What became of each score, by member and commitment; who gave a first blind score, and when, is in none of them. */
export async function gatherSteps(tx: EntityManager, cycleId: string): Promise<ReadonlyMap<string, readonly Step[]>> {
  const rows = await tx.query<Step[]>(STEPS, [cycleId, [...SCORE_STEPS]]);
  return groupBy(rows, ({ member, commitment }) => `${member} ${commitment}`);
}

/** From the report to the score that stands; entries are told by when the last of them was approved. */
export function stepsOf(
  { indicators }: Commitment,
  reads: readonly string[],
  {
    steps,
    certified,
    basis,
    scored,
  }: {
    readonly steps: readonly Step[];
    readonly certified: Date | null;
    readonly basis: BasisOfVersion | null;
    readonly scored: Date;
  },
): ReleaseStep[] {
  const ids = new Set(indicators.filter(({ code }) => reads.includes(code)).map(({ id }) => id));
  const approved = basis?.approvals.findLast(({ indicatorId, at }) => ids.has(indicatorId) && at <= scored);
  const all: Omit<Step, 'member' | 'commitment'>[] = [
    ...(certified ? [{ did: 'certify' as const, role: 'lead-focal-point' as const, at: certified }] : []),
    ...(approved ? [{ did: 'approve' as const, role: approved.role, at: approved.at }] : []),
    ...steps.map(({ did, role, at }) => ({ did, role, at })),
  ];
  return all
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ did, role, at }) => ({ did, role, at: at.toISOString() }));
}
