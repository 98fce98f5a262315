import { Injectable } from '@nestjs/common';
import type { StatisticsView } from '@signatory/contract';
import {
  coveredMembers,
  Refusal,
  requireWithin,
  statisticsOf,
  type Actor,
  type AnswerStatus,
  type CycleStatistics,
  type Filing,
  type ReportState,
  type Role,
} from '@signatory/domain';
import { Database } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { deadlineOf } from './deadline.js';
import { countOpen, FINDINGS_COUNTED, type Judged } from './findings.js';
import { STANDS } from './report-scope.js';

interface FilingRow {
  readonly member: string;
  readonly extendedTo: Date | null;
  readonly submittedAt: Date | null;
  readonly late: boolean;
}

interface StateRow extends FilingRow {
  readonly statuses: Readonly<Record<string, AnswerStatus>>;
  readonly checked: boolean;
  readonly findings: readonly Judged[];
}

// What came first counts: a correction after the deadline makes no report late. $1 cycle, $2 members.
const FILINGS = `
  select m.n, m.code as member, x.deadline_at as "extendedTo", s.submitted_at as "submittedAt", coalesce(s.late, false) as late
  from unnest($2::text[]) with ordinality as m (code, n)
  left join lateral (select t.deadline_at from extension t where t.cycle_id = $1 and t.member_code = m.code
    order by t.n desc limit 1) x on true
  left join lateral (select t.submitted_at, t.late from submission t where t.cycle_id = $1 and t.member_code = m.code
    and ${STANDS} order by t.version limit 1) s on true`;

// $3 members whose reports are read as they are; of the others the version that stands.
const STATES = `
  select f.*, run.id is not null as checked, ${FINDINGS_COUNTED} as findings,
    coalesce((select json_object_agg(v.indicator_id, v.status) from (select distinct on (w.indicator_id) w.indicator_id, w.status
        from entry_version w where w.cycle_id = $1 and w.member_code = at.member and w.since_revision <= at.revision
        order by w.indicator_id, w.version desc) v where v.status <> 'unanswered'), '{}') as statuses
  from (${FILINGS}) f
  cross join lateral (select f.member, case when f.member = any ($3::text[])
    then (select r.revision from report r where r.cycle_id = $1 and r.member_code = f.member)
    else (select s.at_revision from submission s where s.cycle_id = $1 and s.member_code = f.member and ${STANDS}
      order by s.version desc limit 1) end as revision) at
  left join lateral (select v.id from validation_run v where v.cycle_id = $1 and v.member_code = f.member
    and v.counts is not null and v.revision <= at.revision order by v.revision desc, v.ended_at desc limit 1) run on true
  order by f.n`;

/** They judge what was submitted, and their reach holds no drafts. */
const ASSESSORS: readonly Role[] = ['reviewer', 'adjudicator'];

/** On-time and completeness of a cycle, of the members that the reader's grants cover: counts, never a value. */
@Injectable()
export class ReadStatistics {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** @throws Refusal `not-found`, `permission.missing` */
  async execute(request: { cycle: string; actor: Actor; at: Date }): Promise<StatisticsView> {
    const { cycle: code, actor, at } = request;
    const opened = await this.catalogue.open(code);
    const { cycle, plan } = opened;
    if (!actor.grants.some((grant) => grant.plan === plan.id && (grant.cycle === null || grant.cycle === code)))
      throw new Refusal('not-found', { subject: 'cycle' });
    const grants = requireWithin(actor, 'statistics:read', { plan: plan.id, cycle: code }, at.toISOString());
    const covered = (of: typeof grants): Set<string> =>
      new Set(of.flatMap((grant) => coveredMembers(grant, memberCodes(plan))));
    const all = covered(grants);
    // Analysts and editors read no draft, but the states and counts of them all.
    const drafts = covered(grants.filter(({ role }) => !ASSESSORS.includes(role)));
    const members = memberCodes(plan).filter((member) => all.has(member));
    const rows = await this.database.readAs<StateRow>(
      { actor: actor.id, reads: [...drafts], reviews: members.filter((member) => !drafts.has(member)) },
      { name: 'statistics', text: STATES },
      [cycle.id, members, [...drafts]],
    );
    return describe(
      statisticsOf(
        plan,
        rows.map((row) => stateOf(opened, row)),
        at,
      ),
      code,
      at,
    );
  }
}

/** When each of these members filed, with the reach of the transaction. */
export async function filingsOf(tx: EntityManager, opened: OpenedCycle): Promise<Filing[]> {
  const rows = await tx.query<FilingRow[]>(`${FILINGS} order by m.n`, [opened.cycle.id, memberCodes(opened.plan)]);
  return rows.map((row) => filingOf(opened, row));
}

/** What the cycle's statistics say of the versions that stand, with the reach of the transaction: no draft is read. */
export async function standingStatistics(tx: EntityManager, opened: OpenedCycle, at: Date): Promise<CycleStatistics> {
  const rows = await tx.query<StateRow[]>(STATES, [opened.cycle.id, memberCodes(opened.plan), []]);
  return statisticsOf(
    opened.plan,
    rows.map((row) => stateOf(opened, row)),
    at,
  );
}

function filingOf({ cycle }: OpenedCycle, { member, extendedTo, submittedAt, late }: FilingRow): Filing {
  const deadline = deadlineOf(cycle, extendedTo);
  // A deadline that moved beyond an extension has made it everybody's.
  const standing = extendedTo && deadline === extendedTo ? extendedTo : null;
  // What a correction case reopens is a report that was there.
  const isOver = cycle.state !== 'DESIGN' && cycle.state !== 'OPEN';
  return { member, deadline, extendedTo: standing, submittedAt, late, isOver };
}

function stateOf(opened: OpenedCycle, row: StateRow): ReportState {
  const { statuses, checked, findings } = row;
  return { ...filingOf(opened, row), statuses, open: checked ? countOpen(findings) : null };
}

function describe({ members, ...rest }: ReturnType<typeof statisticsOf>, cycle: string, at: Date): StatisticsView {
  const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;
  return {
    ...(rest as Pick<StatisticsView, 'pillars' | 'total'>),
    cycle,
    at: at.toISOString(),
    members: members.map(({ deadline, extendedTo, submittedAt, pillars, ...member }) => ({
      ...member,
      pillars: [...pillars],
      deadline: iso(deadline),
      extendedTo: iso(extendedTo),
      submittedAt: iso(submittedAt),
    })),
  };
}
