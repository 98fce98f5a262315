import type { ReviewRow } from '@signatory/contract';
import type { EntryReviewState } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle } from '../catalogue/index.js';

/** A row of the queue, whoever reads it. */
export type QueueRow = Omit<ReviewRow, 'barred'>;

interface Row {
  readonly member: string;
  readonly indicatorId: string;
  readonly version: number;
  readonly state: EntryReviewState;
  readonly since: Date;
  readonly reviewer: string | null;
  readonly evidence: number;
}

/** Entries of every report in review; before the first decision each one is pending. $1 cycle, $2 members. */
const QUEUE = `
  select s.member_code as member, v.indicator_id as "indicatorId", v.version, coalesce(r.state, 'PENDING') as state,
    coalesce(r.changed_at, s.submitted_at) as since, p.name as reviewer,
    (select count(*)::int from evidence e where e.cycle_id = s.cycle_id and e.member_code = s.member_code
      and e.indicator_id = v.indicator_id and e.since_revision <= s.at_revision
      and (e.until_revision is null or e.until_revision > s.at_revision)) as evidence
  from submission s
  cross join lateral (select distinct on (w.indicator_id) w.indicator_id, w.version from entry_version w
    where w.cycle_id = s.cycle_id and w.member_code = s.member_code and w.since_revision <= s.at_revision
    order by w.indicator_id, w.version desc) v
  left join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.submission_version = s.version and r.indicator_id = v.indicator_id
  left join person p on p.id::text = r.reviewer
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state in ('SUBMITTED', 'UNDER_REVIEW')
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)`;

const FOUND = `
  select s.member_code as member, f.indicator, count(*)::int as findings, count(j.rule)::int as justified
  from submission s
  join validation_run run on run.cycle_id = s.cycle_id and run.member_code = s.member_code and run.revision = s.at_revision
  join finding f on f.cycle_id = run.cycle_id and f.member_code = run.member_code and f.run_id = run.id
  left join justification j on j.cycle_id = f.cycle_id and j.member_code = f.member_code and j.rule = f.rule
    and j.indicator = f.indicator and j.part = coalesce(f.part, '') and j.values_sha256 = f.values_sha256
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state in ('SUBMITTED', 'UNDER_REVIEW')
  group by s.member_code, f.indicator`;

/** The queue of these members, in the plan's order of members and indicators. */
export async function readQueue(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  members: readonly string[],
): Promise<QueueRow[]> {
  const rows = await tx.query<Row[]>(QUEUE, [cycle.id, members]);
  const found = await tx.query<{ member: string; indicator: string; findings: number; justified: number }[]>(FOUND, [
    cycle.id,
    members,
  ]);
  const counts = new Map(found.map((count) => [`${count.member} ${count.indicator}`, count]));
  const byEntry = new Map(rows.map((row) => [`${row.member} ${row.indicatorId}`, row]));
  return members.flatMap((member) =>
    [...indexPlan(plan).byId].flatMap(([id, { indicator, commitment }]): QueueRow[] => {
      const row = byEntry.get(`${member} ${id}`);
      const count = counts.get(`${member} ${indicator.code}`);
      return row
        ? [
            {
              member,
              indicator: indicator.code,
              commitment: commitment.id,
              pillar: commitment.pillar,
              state: row.state,
              version: row.version,
              findings: count?.findings ?? 0,
              justified: count?.justified ?? 0,
              evidence: row.evidence,
              since: row.since.toISOString(),
              reviewer: row.reviewer,
            },
          ]
        : [];
    }),
  );
}
