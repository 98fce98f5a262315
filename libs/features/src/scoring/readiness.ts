import {
  awaitedForScore,
  type ActionTally,
  type AwaitedForScore,
  type Commitment,
  type Plan,
  type ScoredReport,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { ActionTallies } from './action-tallies.js';
import { readNeverCame, SETTLED } from './approved-values.js';
import { guidelineReads } from './guideline-reads.js';

/** How a member's report stands to the scores that rest on it. */
export interface ReportStanding extends ScoredReport {
  actionsOn(commitment: Pick<Commitment, 'id'>): ActionTally;
}

/** What has to be done before a cell can be scored. */
export function awaitedOf(plan: Plan, commitment: Commitment, report: ReportStanding): AwaitedForScore {
  const { indicators } = commitment;
  const reads = guidelineReads(plan, commitment);
  return awaitedForScore(plan.method, { indicators, reads }, report, report.actionsOn(commitment));
}

const OPEN = `
  select s.member_code as member,
    coalesce(array_agg(r.indicator_id) filter (where r.state <> all ($3)), '{}') as open
  from submission s
  join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version
  where s.cycle_id = $1 and s.member_code = any ($2) and s.state in ('UNDER_REVIEW', 'ACCEPTED')
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)
  group by s.member_code`;

/** How the reports of many members stand: three statements for all of them, and no value of theirs. */
export async function readStandings(
  tx: EntityManager,
  cycleId: string,
  members: readonly string[],
): Promise<ReadonlyMap<string, ReportStanding>> {
  const rows = await tx.query<{ member: string; open: string[] }[]>(OPEN, [cycleId, members, SETTLED]);
  const openOf = new Map(rows.map(({ member, open }) => [member, new Set(open)]));
  const tallies = await ActionTallies.readAll(tx, cycleId, members);
  const neverCame = await readNeverCame(
    tx,
    cycleId,
    members.filter((member) => !openOf.has(member)),
  );
  return new Map(
    members.map((member): [string, ReportStanding] => {
      const open = openOf.get(member);
      const tally = tallies.get(member) ?? ActionTallies.NONE;
      return [
        member,
        {
          isReviewed: open !== undefined,
          absence: neverCame.get(member) ?? null,
          isSettled: ({ id, assessor }) => assessor || !open?.has(id),
          actionsOn: ({ id }) => tally.of(id),
        },
      ];
    }),
  );
}
