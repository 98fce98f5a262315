import type { Role } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { ActionTallies } from './action-tallies.js';
import type { ScoreKey } from './move-score.js';
import { SettledReport, type ReviewedEntry } from './approved-values.js';

type ReportOf = Pick<ScoreKey, 'cycleId' | 'memberCode'>;

/** The certified version that was in review at an instant. */
export interface ReviewedVersion {
  readonly version: number;
  readonly revision: number;
  readonly sha256: string;
  readonly submittedAt: Date;
  readonly certifiedBy: string;
}

/** An entry as review had settled it by then, and who settled it. */
export interface SettledEntry extends ReviewedEntry {
  readonly version: number | null;
  readonly decision: { readonly role: Role | 'system'; readonly actor: string; readonly at: string } | null;
}

export interface FoundByThen {
  readonly indicatorId: string;
  readonly value: boolean;
  readonly rationale: string;
  readonly language: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** What was approved and found by an instant: a later edit of the report does not change why a score was given. */
export interface SettledThen {
  readonly submission: ReviewedVersion | null;
  readonly entries: readonly SettledEntry[];
  readonly findings: readonly FoundByThen[];
  readonly report: SettledReport;
}

/** Of the submission `s`: it came to review. */
export const WAS_REVIEWED = `exists (select from entry_review r where r.cycle_id = s.cycle_id and r.member_code = s.member_code
      and r.submission_version = s.version)`;

const VERSION = `
  select s.version, s.at_revision as revision, s.sha256, s.submitted_at as "submittedAt", s.certified_by as "certifiedBy"
  from submission s where s.cycle_id = $1 and s.member_code = $2 and s.submitted_at <= $3
    and ${WAS_REVIEWED}
  order by s.version desc limit 1`;

// Where nothing had happened to an entry by then it stood as it did before its first event; an approval that was taken over
// from an earlier version of the report has its event there.
const ENTRIES = `
  select r.indicator_id as "indicatorId", coalesce(
      (select x.to_state from entry_review_event x where x.cycle_id = r.cycle_id and x.member_code = r.member_code
        and x.submission_version = r.submission_version and x.indicator_id = r.indicator_id and x.at <= $3
        order by x.n desc limit 1),
      (select x.from_state from entry_review_event x where x.cycle_id = r.cycle_id and x.member_code = r.member_code
        and x.submission_version = r.submission_version and x.indicator_id = r.indicator_id order by x.n limit 1),
      r.state) as state,
    r.entry_version as version, v.status, v.answer, o.value::text as figure, o.obs_status as observation,
    (select json_build_object('role', x.role, 'actor', x.actor, 'at', x.at) from entry_review_event x
      where x.cycle_id = r.cycle_id and x.member_code = r.member_code and x.indicator_id = r.indicator_id
        and x.submission_version <= r.submission_version and x.entry_version is not distinct from r.entry_version
        and x.command in ('approve', 'lapse') and x.at <= $3 order by x.at desc, x.n desc limit 1) as decision
  from entry_review r
  left join entry_version v on v.cycle_id = r.cycle_id and v.member_code = r.member_code
    and v.indicator_id = r.indicator_id and v.version = r.entry_version
  left join observation o on o.cycle_id = r.cycle_id and o.member_code = r.member_code and o.indicator_id = r.indicator_id
    and o.cell_no = 0 and o.since_revision <= $5 and (o.until_revision is null or o.until_revision > $5)
  where r.cycle_id = $1 and r.member_code = $2 and r.submission_version = $4`;

const FINDINGS = `
  select distinct on (indicator_id) indicator_id as "indicatorId", value, rationale, language, actor, at
  from assessor_finding where cycle_id = $1 and member_code = $2 and at <= $3 order by indicator_id, n desc`;

/** As `readSettled`, of an instant. */
export async function readSettledAt(
  tx: EntityManager,
  { cycleId, memberCode }: ReportOf,
  at: Date,
): Promise<SettledThen> {
  const key = [cycleId, memberCode, at];
  const [submission] = await tx.query<ReviewedVersion[]>(VERSION, key);
  const entries = submission
    ? await tx.query<SettledEntry[]>(ENTRIES, [...key, submission.version, submission.revision])
    : [];
  const findings = await tx.query<FoundByThen[]>(FINDINGS, key);
  return {
    submission: submission ?? null,
    entries,
    findings,
    report: new SettledReport(
      new Map(entries.map((entry) => [entry.indicatorId, entry])),
      new Map(findings.map(({ indicatorId, value }) => [indicatorId, value])),
      await ActionTallies.readAt(tx, cycleId, memberCode, at),
    ),
  };
}
