import { Injectable } from '@nestjs/common';
import type { AuditEventView, AuditFilters, AuditPerson, AuditSource } from '@signatory/contract';
import { keptBy, Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { writeAuditCsv } from './write-audit-csv.js';

export interface AuditQuestion extends AuditFilters {
  readonly actor: Actor;
  readonly at: Date;
}

interface AuditPage extends AuditQuestion {
  /** Only events with a smaller id: the next page. */
  readonly before?: string | undefined;
  readonly limit: number;
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
  readonly by: string | null;
  readonly about: string | null;
}

type Told = Pick<AuditEventView, 'actor' | 'act' | 'subject' | 'facts'> & { readonly source?: AuditSource };

/** More than a spreadsheet is read in. */
const MOST_IN_A_FILE = 20_000;

// A plan for every question, as hot reads have it, would read and sort the whole trail for a page of it. Nobody can tell how rare
// it is what a body says: the newest are read first, until the page is full.
const PLANNED_ANEW = `select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)`;

// A subject begins with its cycle's code, then the member's, or with its plan's; of a role, the facts name plan and cycle. What
// is of the whole installation, its accounts and who signs in among it, is told to whoever keeps every plan of it. Whoever keeps a cycle alone is told of that one.
// Names are looked up for the page alone: a trail has a hundred thousand events, and an installation a thousand people.
const EVENTS = `
  with doers as materialized (
    select id::text from person where strpos(lower(name), lower($6)) > 0 or lower(email) = lower($6)
    union all select 'system' where strpos('system', lower($6)) > 0
  ), page as (
    select event.id, event.at, event.body, told
    from audit_event event
    cross join lateral (select event.body::jsonb as told) as told
    where (split_part(told ->> 'subject', '/', 1) in (select code from cycle where plan_id = any ($1::text[]))
        or split_part(told ->> 'subject', '/', 1) = any ($1::text[] || $10::text[])
        or told -> 'facts' ->> 'plan' = any ($1::text[])
        or (told ->> 'act' like 'role.%' and told -> 'facts' ->> 'cycle' = any ($10::text[]))
        or (split_part(told ->> 'subject', '/', 1) in ('installation', 'people', 'person')
          and not exists (select from plan where id <> all ($1::text[]))))
      and ($2::bigint is null or event.id < $2)
      and ($3::text is null or split_part(told ->> 'subject', '/', 1) = $3)
      and ($4::text is null or split_part(told ->> 'subject', '/', 2) = $4)
      and ($5::text is null or told ->> 'act' = $5 or starts_with(told ->> 'act', $5 || '.'))
      and ($6::text is null or told ->> 'actor' in (select id from doers))
      and ($7::date is null or event.at >= $7::date)
      and ($8::date is null or event.at < $8::date + 1)
      and ($11::text is null or told -> 'source' ->> 'channel' = $11)
      and ($12::text is null
        or strpos(lower(concat_ws(' ', told -> 'source' ->> 'address', told -> 'source' ->> 'agent', told -> 'source' ->> 'token')), lower($12)) > 0)
    order by event.id desc limit $9
  )
  select page.id, page.at, page.body, person.name as by, about.name as about
  from page
  left join person on person.id::text = told ->> 'actor'
  left join person about on split_part(told ->> 'subject', '/', 1) in ('people', 'person')
    and about.id::text = split_part(told ->> 'subject', '/', 2)
  order by page.id desc`;

const MOST_PEOPLE = 20;
const PEOPLE = `
  select person.id, person.name, person.email from person
  where strpos(lower(person.name), lower($3)) > 0 and exists (
    select from role_grant held left join cycle on cycle.id = held.cycle_id
    where held.person_id = person.id and (held.plan_id = any ($1) or cycle.code = any ($2)
      or held.cycle_id is null and held.plan_id in (select plan_id from cycle where code = any ($2))))
  order by person.name, person.email limit ${MOST_PEOPLE}`;

/** The newest events of the plans, and of the single cycles, that the actor keeps as secretariat. */
@Injectable()
export class ReadAudit {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `permission.missing` */
  async execute({ before, limit, ...question }: AuditPage): Promise<AuditEventView[]> {
    return this.read(question, before ?? null, limit);
  }

  /** The same as a file, the newest first. @throws Refusal `permission.missing`, `audit.too-wide` */
  async write(question: AuditQuestion): Promise<string> {
    const events = await this.read(question, null, MOST_IN_A_FILE + 1);
    if (events.length > MOST_IN_A_FILE) throw new Refusal('audit.too-wide', { most: MOST_IN_A_FILE });
    return writeAuditCsv(events);
  }

  /** The first people by name of those who hold, or held, a role there. @throws Refusal `permission.missing` */
  async people(name: string, actor: Actor, at: Date): Promise<AuditPerson[]> {
    const [plans, cycles] = keptBy({ actor, at, permission: 'audit:read' });
    return this.database.readPublic<AuditPerson>(PEOPLE, [plans, cycles, name]);
  }

  private async read(question: AuditQuestion, before: string | null, limit: number): Promise<AuditEventView[]> {
    const { actor, at, cycle, member, act, by, from, to, channel, source } = question;
    const [plans, cycles] = keptBy({ actor, at, permission: 'audit:read' });
    const params = [
      plans,
      before,
      ...[cycle, member, act, by, from, to].map((each) => each ?? null),
      limit,
      cycles,
      ...[channel, source].map((each) => each ?? null),
    ];
    const [, rows = []] = await this.database.writeAs({ actor: actor.id, audit: true }, [
      { query: PLANNED_ANEW, params: [] },
      { query: EVENTS, params },
    ]);
    return (rows as Row[]).map(viewOf);
  }
}

function viewOf({ id, at, body, by, about }: Row): AuditEventView {
  const { actor, act, subject, facts, source = null } = JSON.parse(body) as Told;
  return { id, at: at.toISOString(), actor, by, act, subject, about, facts, source };
}
