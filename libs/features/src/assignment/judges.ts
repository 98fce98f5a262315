import {
  cellKey,
  coveredMembers,
  reviewCells,
  type Candidate,
  type Recusal,
  type StoodInRole,
} from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes, type OpenedCycle } from '../catalogue/index.js';

/** Somebody who judges on the plan, with all that decides what the person may be assigned to in one cycle. */
export interface Judge extends Candidate {
  readonly name: string;
  readonly roles: readonly StoodInRole[];
  /** Own roles in this cycle, in force. */
  readonly grants: readonly HeldRole[];
}

export interface HeldRole {
  readonly id: string;
  readonly role: StoodInRole;
  readonly members: readonly string[];
  readonly pillars: readonly string[];
  /** False: it is held in every cycle of the plan. */
  readonly cycleOnly: boolean;
  readonly until: string | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly nationality: string | null;
  readonly roles: StoodInRole[];
  readonly grants: HeldRole[];
  readonly reportsFor: string[];
  readonly recusals: Recusal[];
}

// $1 plan, $2 cycle, $3 the cycle's code, $4 now. Whoever judges any cycle of the plan may be asked to judge this one.
const JUDGES = `
  with held as (select g.* from role_grant g where g.plan_id = $1 and (g.until is null or g.until > $4))
  select p.id, p.name, p.nationality,
    (select array_agg(distinct g.role order by g.role desc) from held g
      where g.person_id = p.id and g.role in ('reviewer', 'adjudicator')) as roles,
    coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'members', g.members, 'pillars', g.pillars,
        'cycleOnly', g.cycle_id is not null, 'until', g.until) order by g.granted_at, g.id) from held g
      where g.person_id = p.id and g.role in ('reviewer', 'adjudicator') and (g.cycle_id is null or g.cycle_id = $2)), '[]') as grants,
    coalesce((select json_agg(distinct m) from held g cross join lateral unnest(g.members) as m
      where g.person_id = p.id and g.role in ('lead-focal-point', 'focal-point', 'contributor')
        and (g.cycle_id is null or g.cycle_id = $2)), '[]') as "reportsFor",
    coalesce((select json_agg(json_build_object('cycle', $3::text, 'kind', r.kind, 'members', r.members, 'pillars', r.pillars))
      from recusal r where r.person_id = p.id and r.cycle_id = $2 and r.withdrawn_at is null), '[]') as recusals
  from person p
  where p.disabled_at is null
    and exists (select from held g where g.person_id = p.id and g.role in ('reviewer', 'adjudicator'))
  order by p.name, p.id`;

const EDITS = `
  select distinct actor as person, member_code as member, indicator_id as indicator
  from entry_version where cycle_id = $1 and member_code = any ($2::text[]) and actor = any ($3::text[])`;

// Within a time without an end where there is none. $1 cycle, $2 from, $3 until.
const TAKEN = `
  select s.person_id as person, s.absent_id as absent, s.members from stand_in s
  where s.cycle_id = $1 and s.role = 'reviewer' and s.ended_at is null
    and s.until_at > $2 and ($3::timestamptz is null or s.from_at < $3)`;

/**
 * Everybody who could judge, by name, with whom they stand in for during a time, from now on without one. The transaction
 * reads every member: who wrote an entry may not judge it.
 */
export async function readJudges(
  tx: EntityManager,
  opened: OpenedCycle,
  at: Date,
  during: { readonly from: Date; readonly until: Date | null } = { from: at, until: null },
): Promise<Judge[]> {
  const { cycle, plan } = opened;
  const members = memberCodes(plan);
  const rows = await tx.query<Row[]>(JUDGES, [plan.id, cycle.id, cycle.code, at]);
  const people = rows.map(({ id }) => id);
  const edits = await tx.query<{ person: string; member: string; indicator: string }[]>(EDITS, [
    cycle.id,
    members,
    people,
  ]);
  const taken = await tx.query<{ person: string; absent: string; members: string[] }[]>(TAKEN, [
    cycle.id,
    during.from,
    during.until,
  ]);
  const { byId } = indexPlan(plan);
  const edited = new Map(people.map((id) => [id, new Set<string>()]));
  for (const { person, member, indicator } of edits)
    for (const pillar of [byId.get(indicator)?.commitment.pillar])
      if (pillar !== undefined) edited.get(person)?.add(cellKey({ member, pillar }));
  const assigned = new Map(rows.map(({ id, grants }) => [id, cellsOfGrants(opened, grants)]));
  return rows.map((row) => ({
    ...row,
    edited: edited.get(row.id) ?? new Set(),
    assigned: assigned.get(row.id) ?? new Set(),
    standsIn: new Set(
      taken
        .filter(({ person }) => person === row.id)
        .flatMap(({ absent, members: only }) =>
          [...(assigned.get(absent) ?? [])].filter((key) => only.length === 0 || only.includes(memberOf(key))),
        ),
    ),
  }));
}

/** The cells of reviewers' roles. */
function cellsOfGrants({ plan }: OpenedCycle, grants: readonly HeldRole[]): Set<string> {
  const pillars = plan.pillars.map(({ code }) => code);
  return new Set(
    grants
      .filter(({ role }) => role === 'reviewer')
      .flatMap((grant) =>
        reviewCells(
          coveredMembers({ ...grant, plan: plan.id, cycle: null }, memberCodes(plan)),
          grant.pillars.length === 0 ? pillars : pillars.filter((code) => grant.pillars.includes(code)),
        ),
      )
      .map(cellKey),
  );
}

function memberOf(key: string): string {
  return (JSON.parse(key) as [string])[0];
}
