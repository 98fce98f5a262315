import { Injectable } from '@nestjs/common';
import type { OverviewRow } from '@signatory/contract';
import {
  TO_DECIDE,
  appliesTo,
  isAsked,
  Refusal,
  requireWithin,
  SUBMISSION,
  type Actor,
  type SubmissionState,
} from '@signatory/domain';
import { Database, wordList } from '@signatory/persistence';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { deadlineOf, isLate } from './deadline.js';
import { filedLate } from './lateness.js';
import { STANDS } from './report-scope.js';

interface MemberRow {
  readonly member: string;
  readonly revision: number | null;
  readonly missed_at: Date | null;
  readonly extended_to: Date | null;
  readonly version: number | null;
  readonly state: SubmissionState | null;
  readonly submitted_at: Date | null;
  /** Null while nothing stands. */
  readonly late: boolean | null;
  readonly answered: readonly string[];
  readonly returned: number;
  readonly approved: number;
  readonly to_review: number;
}

// The state is that of the newest version; what was submitted, and its review, that of the one that stands.
const OVERVIEW = `
  select m.code as member, r.revision, r.missed_at, s.state, t.version, t.submitted_at, ${filedLate('$1', 'm.code')} as late,
    (select x.deadline_at from extension x where x.cycle_id = $1 and x.member_code = m.code order by x.n desc limit 1) as extended_to,
    coalesce((select json_agg(v.indicator_id) from (select distinct on (w.indicator_id) w.indicator_id, w.status from entry_version w
      where w.cycle_id = $1 and w.member_code = m.code order by w.indicator_id, w.version desc) v where v.status <> 'unanswered'), '[]') as answered,
    coalesce(e.returned, 0)::int as returned, coalesce(e.approved, 0)::int as approved, coalesce(e.to_review, 0)::int as to_review
  from unnest($2::text[]) with ordinality as m (code, n)
  left join report r on r.cycle_id = $1 and r.member_code = m.code
  left join lateral (select state from submission where cycle_id = $1 and member_code = m.code order by version desc limit 1) s on true
  left join lateral (select version, submitted_at from submission where cycle_id = $1 and member_code = m.code and ${STANDS}
    order by version desc limit 1) t on true
  left join lateral (select count(*) filter (where w.state = 'RETURNED') as returned, count(*) filter (where w.state = 'APPROVED') as approved,
      count(*) filter (where w.state in (${wordList(TO_DECIDE)})) as to_review
    from entry_review w where w.cycle_id = $1 and w.member_code = m.code and w.submission_version = t.version) e on true
  order by m.n`;

/** Every member's progress in a cycle: states and counts, never a value. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute({ cycle: code, actor, at }: { cycle: string; actor: Actor; at: Date }): Promise<OverviewRow[]> {
    const opened = await this.catalogue.open(code);
    const { cycle, plan } = opened;
    if (!actor.grants.some((grant) => grant.plan === plan.id && (grant.cycle === null || grant.cycle === code)))
      throw new Refusal('not-found', { subject: 'cycle' });
    const grants = requireWithin(actor, 'overview:read', { plan: plan.id, cycle: code }, at.toISOString());
    const members = memberCodes(plan).filter((member) =>
      grants.some((grant) => grant.members.length === 0 || grant.members.includes(member)),
    );
    // An analyst's own reach holds no drafts; of these the grid shows states and counts only.
    const rows = await this.database.readAs<MemberRow>(
      { actor: actor.id, reads: members },
      { name: 'overview', text: OVERVIEW },
      [cycle.id, members],
    );
    return rows.map((row) => describeRow(opened, row, at));
  }
}

function describeRow({ cycle, plan }: OpenedCycle, row: MemberRow, at: Date): OverviewRow {
  const answered = new Set(row.answered);
  const asked = plan.commitments
    .filter((commitment) => appliesTo(commitment, row.member).kind === 'asked')
    .flatMap(({ pillar, indicators }) => indicators.filter(isAsked).map(({ id }) => ({ id, pillar })));
  return {
    member: row.member,
    state: row.state ?? SUBMISSION.initial,
    version: row.version,
    revision: row.revision ?? 0,
    pillars: plan.pillars.map(({ code }) => {
      const own = asked.filter(({ pillar }) => pillar === code);
      return { pillar: code, answered: own.filter(({ id }) => answered.has(id)).length, asked: own.length };
    }),
    late: row.late ?? isLate(at, cycle, row.extended_to),
    missedAt: row.missed_at?.toISOString() ?? null,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    deadline: deadlineOf(cycle, row.extended_to)?.toISOString() ?? null,
    returned: row.returned,
    approved: row.approved,
    toReview: row.to_review,
  };
}
