import { randomUUID } from 'node:crypto';
import type { MailKind } from '@signatory/domain';
import { Database, systemReach, type MailFacts } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { occasionsOf, type MemberStanding, type Occasion } from './occasions.js';

// Where each member stands: $1 cycle, $2 the plan's members.
const STANDING = `
  select m.code as member, x.deadline_at as "extendedTo", s.submitted_at is not null as submitted,
    case when s.state = 'CORRECTION_REQUESTED' then s.due_at end as "correctionDue"
  from unnest($2::text[]) as m (code)
  left join lateral (select deadline_at from extension where cycle_id = $1 and member_code = m.code order by n desc limit 1) x on true
  left join lateral (select state, due_at, submitted_at from submission where cycle_id = $1 and member_code = m.code
    order by version desc limit 1) s on true`;

// Who is written of which members: those who report of their own, the secretariat of all. $1 plan, $2 cycle, $3 members, $4 kind, $5 now.
const READERS = `
  select p.id, bool_or(g.role = 'secretariat') as digest, array_agg(distinct m.code) as members
  from person p join role_grant g on g.person_id = p.id
  join unnest($3::text[]) as m (code) on g.role = 'secretariat' or m.code = any (g.members)
  where g.plan_id = $1 and (g.cycle_id is null or g.cycle_id = $2) and g.role in ('lead-focal-point', 'focal-point', 'secretariat')
    and (g.until is null or g.until > $5) and p.disabled_at is null
    and not exists (select from notification_setting n where n.person_id = p.id and $4 = any (n.off))
  group by p.id`;

// What was written once for an occasion is not written again.
const WRITE = `insert into mail (id, person_id, kind, facts, occasion, created_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (occasion) do nothing returning id`;

/** Writes the reminders that are due: one letter a person and occasion, of all the person's members. */
@Injectable()
export class RemindPeople {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Repeating it writes nothing twice. */
  async execute(at: Date): Promise<void> {
    for (const opened of await this.catalogue.list())
      if (opened.cycle.source === null && (opened.cycle.state === 'DESIGN' || opened.cycle.state === 'OPEN'))
        await this.remind(opened, at);
  }

  private async remind({ cycle, plan }: OpenedCycle, at: Date): Promise<void> {
    const members = memberCodes(plan);
    await this.database.as(systemReach(members), async (tx) => {
      const standing = await tx.query<MemberStanding[]>(STANDING, [cycle.id, members]);
      for (const occasion of occasionsOf(cycle, standing, at)) {
        const params = [cycle.planId, cycle.id, occasion.members, occasion.kind, at];
        const readers = await tx.query<{ id: string; digest: boolean; members: string[] }[]>(READERS, params);
        for (const { id, digest, members: own } of readers) {
          const facts = {
            cycle: cycle.id,
            members: members.filter((each) => own.includes(each)),
            at: occasion.about,
            digest,
          };
          await write(tx, { person: id, kind: occasion.kind, facts, occasion: nameOf(cycle.id, occasion, id), at });
        }
      }
    });
  }
}

async function write(
  tx: EntityManager,
  {
    person,
    kind,
    facts,
    occasion,
    at,
  }: { person: string; kind: MailKind; facts: MailFacts; occasion: string; at: Date },
): Promise<void> {
  const rows = await tx.query<{ id: string }[]>(WRITE, [
    randomUUID(),
    person,
    kind,
    JSON.stringify(facts),
    occasion,
    at,
  ]);
  for (const { id } of rows) await enqueue(tx, 'mail.send', { mailId: id });
}

function nameOf(cycle: string, { kind, due, about }: Occasion, person: string): string {
  return `${cycle} ${kind} ${due} ${about} ${person}`;
}
