import type { StandInView } from '@signatory/contract';
import type { StoodInRole } from '@signatory/domain';
import type { EntityManager } from 'typeorm';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Row {
  readonly id: string;
  readonly role: StoodInRole;
  readonly absent: Named;
  readonly person: Named;
  readonly members: string[];
  readonly from: Date;
  readonly until: Date;
  readonly reason: string;
  readonly arrangedBy: string;
  readonly state: StandInView['state'];
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
}

const STAND_INS = `
  select s.id, s.role, json_build_object('id', a.id, 'name', a.name) as absent, json_build_object('id', p.id, 'name', p.name) as person,
    s.members, s.from_at as from, s.until_at as until, s.reason, coalesce(b.name, s.arranged_by) as "arrangedBy",
    case when s.ended_at is not null or s.until_at <= now() then 'over' when s.from_at <= now() then 'in-force' else 'coming' end as state,
    s.ended_at as "endedAt", coalesce(e.name, s.ended_by) as "endedBy", s.ended_reason as "endedReason"
  from stand_in s join person a on a.id = s.absent_id join person p on p.id = s.person_id
    left join person b on b.id::text = s.arranged_by left join person e on e.id::text = s.ended_by
  where s.cycle_id = $1
  order by s.ended_at is not null or s.until_at <= now(), s.from_at desc, s.id`;

/** The stand-ins of a cycle, those in force and to come first. */
export async function readStandIns(tx: EntityManager, cycleId: string): Promise<StandInView[]> {
  const rows = await tx.query<Row[]>(STAND_INS, [cycleId]);
  return rows.map(({ from, until, endedAt, endedBy, endedReason, ...row }) => ({
    ...row,
    from: from.toISOString(),
    until: until.toISOString(),
    ended: endedAt && { at: endedAt.toISOString(), by: endedBy ?? '', reason: endedReason ?? '' },
  }));
}
