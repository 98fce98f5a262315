import { isConflicted, MAIL_READERS, TO_DECIDE, UNDO_SECONDS, type CycleState } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { HELD_GRANTS } from '../identity/index.js';
import { STANDS } from '../submissions/index.js';
import { judgedBy } from './assigned-pillars.js';
import { LETTERS } from './letters.js';
import { occasionsOf, partsNearing, type MemberStanding, type Occasion, type OpenPart } from './occasions.js';
import { remindOfScores } from './remind-of-scores.js';
import { remindOfTokens } from './remind-of-tokens.js';
import { IN_USE, inForce, officialOf, recusedFrom, stillContributes, writeMail } from './write-mail.js';

// Where each member stands: $1 cycle, $2 the plan's members. While a correction is written, the version before it stands.
// A return that can still be taken back is none yet: a letter cannot be.
const STANDING = `
  select m.code as member, x.deadline_at as "extendedTo", s.version is not null as submitted, p.missed_at is not null as missed,
    case when s.state = 'CORRECTION_REQUESTED' and not exists (select from entry_review_event e where e.cycle_id = $1
      and e.member_code = m.code and e.written_at > clock_timestamp() - interval '${UNDO_SECONDS} seconds') then s.due_at end as "correctionDue",
    coalesce(s.state in ('SUBMITTED', 'UNDER_REVIEW'), false) as waiting, r.due as "replyDue", r.commitments as "toReply"
  from unnest($2::text[]) as m (code)
  left join report p on p.cycle_id = $1 and p.member_code = m.code
  left join lateral (select deadline_at from extension where cycle_id = $1 and member_code = m.code order by n desc limit 1) x on true
  left join lateral (select version, state, due_at from submission where cycle_id = $1 and member_code = m.code and ${STANDS}
    order by version desc limit 1) s on true
  left join lateral (select min(o.reply_due_at) as due, array_agg(o.commitment_id order by o.commitment_id) as commitments from score o
    where o.cycle_id = $1 and o.member_code = m.code and o.state = 'SHARED'
      and not exists (select from score_reply y where y.cycle_id = o.cycle_id and y.member_code = o.member_code
        and y.commitment_id = o.commitment_id and y.at >= o.shared_at)) r on true`;

// Who is written of which members: those who hold a role for them, the secretariat of all. $1 plan, $2 cycle, $3 members, $4 now,
// $5 roles.
const READERS = `
  select p.id, ${officialOf('$1', '$2', '$4')} as "officialOf", bool_or(g.role = 'secretariat') as digest, bool_or(g.role = 'reviewer') as judges,
    array_agg(distinct m.code) as members
  from person p join ${HELD_GRANTS} g on g.person_id = p.id
  join unnest($3::text[]) as m (code) on g.role = 'secretariat' or (m.code = any (g.members) and not (g.role = 'reviewer' and ${recusedFrom('m.code', '$2')}))
  where ${inForce('$1', '$2', '$4')} and g.role = any ($5::text[]) and ${IN_USE}
  group by p.id`;

// Parts that are not cleared: $1 cycle, $2 now, $3 plan.
const PARTS = `
  select c.contributor as person, c.member_code as member, c.indicator_id as indicator, c.until
  from contribution c join person p on p.id = c.contributor::uuid
  where c.cycle_id = $1 and c.state in ('ASKED', 'DRAFT', 'RETURNED') and c.until > $2 and ${IN_USE}
    and ${stillContributes('$3', '$1', '$2')}
  order by c.until, c.member_code, c.indicator_id`;

// Entries that wait for a reviewer; of a report whose review nobody began no entry is named. $1 cycle, $2 members, $3 states.
const UNDECIDED = `
  select s.member_code as member, r.indicator_id as item
  from submission s left join entry_review r on r.cycle_id = s.cycle_id and r.member_code = s.member_code and r.submission_version = s.version
  where s.cycle_id = $1 and s.member_code = any ($2::text[])
    and (s.state = 'SUBMITTED' or (s.state = 'UNDER_REVIEW' and r.state = any ($3::text[])))`;

/** Writes the reminders that are due: one letter a person and occasion, of all the person's members, or of an access token. */
@Injectable()
export class RemindPeople {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Repeating it writes nothing twice. */
  async execute(at: Date): Promise<void> {
    await remindOfTokens(this.database, at);
    for (const opened of await this.catalogue.list())
      if (opened.cycle.source === null && REMINDED.includes(opened.cycle.state)) await this.remind(opened, at);
  }

  private async remind(opened: OpenedCycle, at: Date): Promise<void> {
    const { cycle, plan } = opened;
    const members = memberCodes(plan);
    await this.database.as(systemReach(members), async (tx) => {
      const standing = await tx.query<MemberStanding[]>(STANDING, [cycle.id, members]);
      for (const occasion of occasionsOf(cycle, standing, at)) await this.write(tx, opened, occasion, at);
      await remindOfScores({ tx, database: this.database }, opened, at);
      if (!LETTERS['part-due'].in.includes(cycle.state)) return;
      const parts = await tx.query<OpenPart[]>(PARTS, [cycle.id, at, cycle.planId]);
      for (const { parts: own, ...occasion } of partsNearing(parts, at)) {
        const person = own[0]?.person ?? '';
        const asked = own.map(({ member, indicator }) => ({ member, indicator }));
        const facts = { cycle: cycle.id, members: occasion.members, at: occasion.about, digest: false, parts: asked };
        await writeMail(tx, { person, kind: occasion.kind, facts, occasion: nameOf(cycle.id, occasion, person), at });
      }
    });
  }

  private async write(tx: EntityManager, opened: OpenedCycle, occasion: Occasion, at: Date): Promise<void> {
    const { cycle, plan } = opened;
    const { kind } = occasion;
    const late = kind === 'review-missed' ? await undecided(tx, opened, occasion, at) : null;
    const params = [cycle.planId, cycle.id, occasion.members, at, MAIL_READERS[kind]];
    for (const { id, digest, judges, officialOf: service, members } of await tx.query<Reader[]>(READERS, params)) {
      const own = memberCodes(plan).filter(
        (each) =>
          members.includes(each) &&
          (digest || !judges || !service.some((one) => isConflicted(one, each, plan.conflictGroups))) &&
          (digest || !late || late(id, each)),
      );
      if (own.length === 0) continue;
      const scores = occasion.scores?.filter(({ member }) => own.includes(member));
      const facts = { cycle: cycle.id, members: own, at: occasion.about, digest, ...(scores && { scores }) };
      await writeMail(tx, { person: id, kind, facts, occasion: nameOf(cycle.id, occasion, id), at });
    }
  }
}

/** Whether a person has still to decide on an entry of a member: whose part of a report is done, is not late with it. */
async function undecided(
  tx: EntityManager,
  opened: OpenedCycle,
  { members }: Occasion,
  at: Date,
): Promise<(person: string, member: string) => boolean> {
  const open = await tx.query<{ member: string; item: string | null }[]>(UNDECIDED, [
    opened.cycle.id,
    members,
    TO_DECIDE,
  ]);
  const judges = await judgedBy(tx, opened, { roles: ['reviewer'], at });
  return (person, member) => open.some((each) => each.member === member && judges({ person, ...each }));
}

interface Reader {
  readonly id: string;
  /** Members whose official the reader is. */
  readonly officialOf: readonly string[];
  readonly digest: boolean;
  /** A reviewer, who is not written of members that a conflict keeps from it. */
  readonly judges: boolean;
  readonly members: string[];
}

const REMINDED: readonly CycleState[] = ['DESIGN', 'OPEN', 'CLOSED', 'ASSESSMENT', 'CONCLUDED'];

function nameOf(cycle: string, { kind, due, about }: Occasion, person: string): string {
  return `${cycle} ${kind} ${due} ${about} ${person}`;
}
