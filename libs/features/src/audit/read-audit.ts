import { Injectable } from '@nestjs/common';
import type { AuditEventView, AuditFilters } from '@signatory/contract';
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

/** More than a spreadsheet is read in. */
const MOST_IN_A_FILE = 20_000;

// A subject begins with its cycle's code, then the member's, or with its plan's; of a role, the facts name plan and cycle. What
// is of the whole installation is told to whoever keeps every plan of it. Whoever keeps a cycle alone is told of that one.
const EVENTS = `
  select event.id, event.at, event.body, person.name as by, about.name as about
  from audit_event event
  cross join lateral (select event.body::jsonb as told) as told
  left join person on person.id::text = told ->> 'actor'
  left join person about on told ->> 'subject' = 'people/' || about.id::text
  where (split_part(told ->> 'subject', '/', 1) in (select code from cycle where plan_id = any ($1::text[]))
      or split_part(told ->> 'subject', '/', 1) = any ($1::text[] || $10::text[])
      or told -> 'facts' ->> 'plan' = any ($1::text[])
      or (told ->> 'act' like 'role.%' and told -> 'facts' ->> 'cycle' = any ($10::text[]))
      or (told ->> 'subject' = 'installation' and not exists (select from plan where id <> all ($1::text[]))))
    and ($2::bigint is null or event.id < $2)
    and ($3::text is null or split_part(told ->> 'subject', '/', 1) = $3)
    and ($4::text is null or split_part(told ->> 'subject', '/', 2) = $4)
    and ($5::text is null or told ->> 'act' = $5 or starts_with(told ->> 'act', $5 || '.'))
    and ($6::text is null or strpos(lower(coalesce(person.name, told ->> 'actor')), lower($6)) > 0)
    and ($7::date is null or event.at >= $7::date)
    and ($8::date is null or event.at < $8::date + 1)
  order by event.id desc limit $9`;

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

  private async read(question: AuditQuestion, before: string | null, limit: number): Promise<AuditEventView[]> {
    const { actor, at, cycle, member, act, by, from, to } = question;
    const [plans, cycles] = keptBy({ actor, at, permission: 'audit:read' });
    const rows = await this.database.readAs<Row>(
      { actor: actor.id, audit: true },
      { name: 'audit-events', text: EVENTS },
      [plans, before, cycle ?? null, member ?? null, act ?? null, by ?? null, from ?? null, to ?? null, limit, cycles],
    );
    return rows.map(viewOf);
  }
}

function viewOf({ id, at, body, by, about }: Row): AuditEventView {
  const { actor, act, subject, facts } = JSON.parse(body) as Pick<
    AuditEventView,
    'actor' | 'act' | 'subject' | 'facts'
  >;
  return { id, at: at.toISOString(), actor, by, act, subject, about, facts };
}
