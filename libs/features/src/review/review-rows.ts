import type { ReviewRow } from '@signatory/contract';
import {
  approvalsAsked,
  approversOf,
  groupBy,
  threadsOf,
  type EntryReviewState,
  type SubmissionState,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle } from '../catalogue/index.js';
import { readEvents, type StoredEvent } from './review-events.js';

/** Reports that wait for decisions, and those whose review has ended. */
export const IN_REVIEW: readonly SubmissionState[] = ['SUBMITTED', 'UNDER_REVIEW'];
export const REVIEWED: readonly SubmissionState[] = [...IN_REVIEW, 'ACCEPTED', 'CORRECTION_REQUESTED', 'LAPSED'];

interface Row {
  readonly member: string;
  readonly indicatorId: string;
  readonly submission: number;
  readonly version: number;
  readonly state: EntryReviewState;
  readonly since: Date;
  readonly reviewerId: string | null;
  readonly reviewer: string | null;
  readonly evidence: number;
  readonly resubmitted: boolean;
  /** The total as it was certified; of figures only. */
  readonly value: string | null;
}

interface Count {
  readonly member: string;
  readonly indicator: string;
  readonly findings: number;
  readonly justified: number;
}

/** A row, whoever reads it. */
export type PlainRow = Omit<ReviewRow, 'barred' | 'yours' | 'approvedByYou'>;

/** A row of the queue, with what only the server needs of it. */
export interface QueuedEntry {
  readonly row: PlainRow;
  readonly indicatorId: string;
  readonly reviewerId: string | null;
  /** Who has approved it as it stands. */
  readonly approvers: readonly string[];
  readonly value: string | null;
  /** Its place in the plan's order of members and indicators. */
  readonly place: number;
}

/** Entries of every report in some states; before the first decision each one is pending. $1 cycle, $2 members, $3 states. */
const QUEUE = `
  select s.member_code as member, v.indicator_id as "indicatorId", s.version as submission, v.version,
    coalesce(r.state, 'PENDING') as state, coalesce(r.changed_at, s.submitted_at) as since, r.reviewer as "reviewerId", p.name as reviewer,
    (select count(*)::int from evidence e where e.cycle_id = s.cycle_id and e.member_code = s.member_code
      and e.indicator_id = v.indicator_id and e.since_revision <= s.at_revision
      and (e.until_revision is null or e.until_revision > s.at_revision)) as evidence,
    exists (select from entry_review b where b.cycle_id = s.cycle_id and b.member_code = s.member_code
      and b.submission_version = s.version - 1 and b.indicator_id = v.indicator_id and b.state = 'RETURNED') as resubmitted,
    o.value::text as value
  from submission s
  cross join lateral (select distinct on (w.indicator_id) w.indicator_id, w.version from entry_version w
    where w.cycle_id = s.cycle_id and w.member_code = s.member_code and w.since_revision <= s.at_revision
    order by w.indicator_id, w.version desc) v
  left join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.submission_version = s.version and r.indicator_id = v.indicator_id
  left join observation o on o.cycle_id = s.cycle_id and o.member_code = s.member_code and o.indicator_id = v.indicator_id
    and o.cell_no = 0 and o.since_revision <= s.at_revision and (o.until_revision is null or o.until_revision > s.at_revision)
  left join person p on p.id::text = r.reviewer
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state = any ($3::text[])
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)`;

const FOUND = `
  select s.member_code as member, f.indicator, count(*)::int as findings, count(j.rule)::int as justified
  from submission s
  join validation_run run on run.cycle_id = s.cycle_id and run.member_code = s.member_code and run.revision = s.at_revision
  join finding f on f.cycle_id = run.cycle_id and f.member_code = run.member_code and f.run_id = run.id
  left join justification j on j.cycle_id = f.cycle_id and j.member_code = f.member_code and j.rule = f.rule
    and j.indicator = f.indicator and j.part = coalesce(f.part, '') and j.values_sha256 = f.values_sha256
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state = any ($3::text[])
  group by s.member_code, f.indicator`;

/** The queue of these members, in the plan's order of members and indicators. */
export async function readQueue(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  members: readonly string[],
  states: readonly SubmissionState[] = IN_REVIEW,
): Promise<QueuedEntry[]> {
  const [rows, found] = [
    await tx.query<Row[]>(QUEUE, [cycle.id, members, states]),
    await tx.query<Count[]>(FOUND, [cycle.id, members, states]),
  ];
  const events = await readEvents(tx, { cycleId: cycle.id, memberCode: members });
  const counts = new Map(found.map((count) => [`${count.member} ${count.indicator}`, count]));
  const byEntry = new Map(rows.map((row) => [`${row.member} ${row.indicatorId}`, row]));
  const said = groupBy(events, ({ memberCode, indicatorId }) => `${memberCode} ${indicatorId}`);
  const { byId } = indexPlan(plan);
  return members.flatMap((member, m) =>
    [...byId].flatMap(([id, { indicator, commitment }], n): QueuedEntry[] => {
      const row = byEntry.get(`${member} ${id}`);
      if (!row) return [];
      const count = counts.get(`${member} ${indicator.code}`);
      const own = said.get(`${member} ${id}`) ?? [];
      const approvers = approversNow(own, row);
      return [
        {
          indicatorId: id,
          approvers,
          reviewerId: row.reviewerId,
          value: row.value,
          place: m * byId.size + n,
          row: {
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
            approvals: approvers.length,
            approvalsAsked: approvalsAsked(plan, indicator),
            openThreads: threadsOf(own).filter(({ state }) => state === 'OPEN').length,
            resubmitted: row.resubmitted,
          },
        },
      ];
    }),
  );
}

function approversNow(events: readonly StoredEvent[], { submission, state }: Row): string[] {
  return state === 'AWAITING_APPROVAL' || state === 'APPROVED' ? approversOf(events, submission) : [];
}

/** What of a row hangs on who reads it. */
export function rowFor(
  { row, reviewerId, approvers }: QueuedEntry,
  reader: { readonly id: string },
  barred: boolean,
): ReviewRow {
  const approvedByYou = row.state === 'AWAITING_APPROVAL' && approvers.includes(reader.id);
  return { ...row, yours: reviewerId === reader.id, approvedByYou, barred };
}
