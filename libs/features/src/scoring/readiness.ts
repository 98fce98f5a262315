import type { ActionTally, Commitment, Indicator, Plan } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { ActionTallies } from './action-tallies.js';
import { readNeverCame, SETTLED, type Absence } from './approved-values.js';
import { guidelineReads } from './guideline-reads.js';

/** As much of a member's report as says whether a cell can be scored. */
export interface ReportStanding {
  /** The report is in review, or through it. */
  readonly isReviewed: boolean;
  /** Null where a report is there, or may still come. */
  readonly absence: Absence | null;
  /** Review has nothing left to decide about it. */
  isSettled(indicator: Indicator): boolean;
  actionsOn(commitment: Pick<Commitment, 'id'>): ActionTally;
}

/** Whether review has settled every entry that the guideline reads, and two people have classed every action. */
export function isReady(plan: Plan, commitment: Commitment, report: ReportStanding): boolean {
  const reads = guidelineReads(plan, commitment);
  const settled =
    report.isReviewed &&
    commitment.indicators.every((indicator) => !reads.includes(indicator.code) || report.isSettled(indicator));
  // What never came will never be reviewed: then the desk's search is what is scored.
  const byDesk = plan.method.silence === 'desk' && report.absence !== null;
  // A score of a matrix stands on what its source says; a correction case has it given again with no report to wait for.
  return (settled || byDesk || report.absence === 'unasked') && report.actionsOn(commitment).unclassed === 0;
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
