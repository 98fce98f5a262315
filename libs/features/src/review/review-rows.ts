import type { ReviewRow } from '@signatory/contract';
import {
  approvalsAsked,
  approversOf,
  groupBy,
  threadsOf,
  type EntryReviewState,
  type Plan,
  type SubmissionState,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, type OpenedCycle, type PlacedIndicator } from '../catalogue/index.js';
import { evidenceOf, REVIEWED_BEFORE, stateOf } from './queue-order.js';
import { readEvents, readEventsOf, type StoredEvent } from './review-events.js';

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
}

/** One entry of a report. */
export interface EntryPlace {
  readonly member: string;
  readonly indicatorId: string;
}

const EVERY_ENTRY = `select distinct on (w.indicator_id) w.indicator_id, w.version from entry_version w
    where w.cycle_id = s.cycle_id and w.member_code = s.member_code and w.since_revision <= s.at_revision
    order by w.indicator_id, w.version desc`;
// $4 and $5: the members and indicators' ids of those that are asked for, in pairs.
const THOSE_ENTRIES = `select k.indicator_id, w.version from unnest($4::text[], $5::text[]) as k (member_code, indicator_id)
    cross join lateral (select max(w.version) as version from entry_version w where w.cycle_id = s.cycle_id
      and w.member_code = s.member_code and w.indicator_id = k.indicator_id and w.since_revision <= s.at_revision) w
    where k.member_code = s.member_code and w.version is not null`;

/** Entries of reports in some states; before the first decision each stands as the review will begin. $1 cycle, $2 members, $3 states. */
const queueOf = (entries: string): string => `
  select s.member_code as member, v.indicator_id as "indicatorId", s.version as submission, v.version,
    ${stateOf('v.indicator_id')} as state, coalesce(r.changed_at, s.submitted_at) as since, r.reviewer as "reviewerId", p.name as reviewer,
    ${evidenceOf('v.indicator_id')} as evidence,
    coalesce(b.state = 'RETURNED', false) as resubmitted,
    o.value::text as value
  from submission s
  cross join lateral (${entries}) v
  left join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code
    and r.submission_version = s.version and r.indicator_id = v.indicator_id
  left join entry_review b on b.cycle_id = s.cycle_id and b.member_code = s.member_code
    and b.submission_version = ${REVIEWED_BEFORE} and b.indicator_id = v.indicator_id
  left join observation o on o.cycle_id = s.cycle_id and o.member_code = s.member_code and o.indicator_id = v.indicator_id
    and o.cell_no = 0 and o.since_revision <= s.at_revision and (o.until_revision is null or o.until_revision > s.at_revision)
  left join person p on p.id::text = r.reviewer
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state = any ($3::text[])
    and s.version = (select max(l.version) from submission l where l.cycle_id = s.cycle_id and l.member_code = s.member_code)`;

// $4 and $5: members and indicators' codes of those that are asked for, in pairs; null for all.
const FOUND = `
  select s.member_code as member, f.indicator, count(*)::int as findings, count(j.rule)::int as justified
  from submission s
  join validation_run run on run.cycle_id = s.cycle_id and run.member_code = s.member_code and run.revision = s.at_revision
  join finding f on f.cycle_id = run.cycle_id and f.member_code = run.member_code and f.run_id = run.id
    and f.outcome <> 'SUSPENDED'
  left join justification j on j.cycle_id = f.cycle_id and j.member_code = f.member_code and j.rule = f.rule
    and j.indicator = f.indicator and j.part = coalesce(f.part, '') and j.values_sha256 = f.values_sha256
  where s.cycle_id = $1 and s.member_code = any ($2::text[]) and s.state = any ($3::text[])
    and ($4::text[] is null or (f.member_code, f.indicator) in (select * from unnest($4::text[], $5::text[])))
  group by s.member_code, f.indicator`;

/** The queue of these members, in the plan's order of members and indicators. */
export async function readQueue(
  tx: EntityManager,
  opened: OpenedCycle,
  members: readonly string[],
): Promise<QueuedEntry[]> {
  return read(tx, opened, { members, states: IN_REVIEW, entries: null });
}

/** Some of its entries alone, and also of reports in other states. */
export async function readQueued(
  tx: EntityManager,
  opened: OpenedCycle,
  entries: readonly EntryPlace[],
  states: readonly SubmissionState[] = IN_REVIEW,
): Promise<QueuedEntry[]> {
  if (entries.length === 0) return [];
  return read(tx, opened, { members: [...new Set(entries.map(({ member }) => member))], states, entries });
}

interface Asked {
  readonly members: readonly string[];
  readonly states: readonly SubmissionState[];
  /** Null for all of theirs. */
  readonly entries: readonly EntryPlace[] | null;
}

async function read(
  tx: EntityManager,
  { cycle, plan }: OpenedCycle,
  { members, states, entries }: Asked,
): Promise<QueuedEntry[]> {
  const { byId } = indexPlan(plan);
  const of = entries?.map(({ member }) => member) ?? null;
  const ids = entries?.map(({ indicatorId }) => indicatorId) ?? null;
  const codes = ids?.map((id) => byId.get(id)?.indicator.code ?? '') ?? null;
  const reports = [cycle.id, members, states];
  const [rows, found, events] = [
    await (of
      ? tx.query<Row[]>(queueOf(THOSE_ENTRIES), [...reports, of, ids])
      : tx.query<Row[]>(queueOf(EVERY_ENTRY), reports)),
    await tx.query<Count[]>(FOUND, [...reports, of, codes]),
    await (entries ? readEventsOf(tx, cycle.id, entries) : readEvents(tx, { cycleId: cycle.id, memberCode: members })),
  ];
  const counts = new Map(found.map((count) => [`${count.member} ${count.indicator}`, count]));
  const byEntry = new Map(rows.map((row) => [`${row.member} ${row.indicatorId}`, row]));
  const said = groupBy(events, ({ memberCode, indicatorId }) => `${memberCode} ${indicatorId}`);
  return members.flatMap((member) =>
    [...byId].flatMap(([id, placed]): QueuedEntry[] => {
      const row = byEntry.get(`${member} ${id}`);
      if (!row) return [];
      return [
        describeQueued(plan, placed, {
          row,
          count: counts.get(`${member} ${placed.indicator.code}`),
          events: said.get(`${member} ${id}`) ?? [],
        }),
      ];
    }),
  );
}

function describeQueued(
  plan: Plan,
  { indicator, commitment }: PlacedIndicator,
  {
    row,
    count,
    events,
  }: { readonly row: Row; readonly count: Count | undefined; readonly events: readonly StoredEvent[] },
): QueuedEntry {
  const approvers = approversNow(events, row);
  return {
    indicatorId: indicator.id,
    approvers,
    reviewerId: row.reviewerId,
    value: row.value,
    row: {
      member: row.member,
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
      openThreads: threadsOf(events).filter(({ state }) => state === 'OPEN').length,
      resubmitted: row.resubmitted,
    },
  };
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
