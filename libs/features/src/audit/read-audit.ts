import { Injectable } from '@nestjs/common';
import type { AuditEventView } from '@signatory/contract';
import { PERMISSIONS, Refusal, grantsFor, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';

export interface AuditQuestion {
  readonly actor: Actor;
  readonly at: Date;
  /** Only events with a smaller id: the next page. */
  readonly before?: string | undefined;
  readonly limit: number;
  readonly cycle?: string | undefined;
  readonly member?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

const EVENTS = `
  select id, at, body from audit_event
  where (split_part(body::jsonb ->> 'subject', '/', 1) in (select code from cycle where plan_id = any ($1::text[]))
      or split_part(body::jsonb ->> 'subject', '/', 1) = any ($1::text[])
      or body::jsonb ->> 'act' in ('role.grant', 'role.end') and body::jsonb -> 'facts' ->> 'plan' = any ($1::text[]))
    and ($2::bigint is null or id < $2)
    and ($3::text is null or split_part(body::jsonb ->> 'subject', '/', 1) = $3)
    and ($4::text is null or split_part(body::jsonb ->> 'subject', '/', 2) = $4)
  order by id desc limit $5`;

// A subject begins with its cycle's code, then the member's; or with its plan's id. Roles are told by the plan they are held on.
/** The newest events of the plans that the actor keeps as secretariat. */
@Injectable()
export class ReadAudit {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `permission.missing` */
  async execute({ actor, at, before, limit, cycle, member }: AuditQuestion): Promise<AuditEventView[]> {
    const plans = grantsFor(actor, 'audit:read', {}, at.toISOString()).map(({ plan }) => plan);
    if (plans.length === 0)
      throw new Refusal('permission.missing', {
        permission: 'audit:read',
        needs: PERMISSIONS['audit:read'].join(', '),
      });
    const rows = await this.database.readAs<Row>(
      { actor: actor.id, audit: true },
      { name: 'audit-events', text: EVENTS },
      [plans, before ?? null, cycle ?? null, member ?? null, limit],
    );
    return rows.map(viewOf);
  }
}

function viewOf({ id, at, body }: Row): AuditEventView {
  const { actor, act, subject, facts } = JSON.parse(body) as Omit<AuditEventView, 'id' | 'at'>;
  return { id, at: at.toISOString(), actor, act, subject, facts };
}
