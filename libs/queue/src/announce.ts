import type { EventFacts, EventKind } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import { JOBS } from './jobs.js';
import { OUTBOX_CHANNEL } from './outbox.js';

/** Something that happened in a cycle, to be told to the addresses that asked for it. */
export interface Announcement<Kind extends EventKind> {
  readonly kind: Kind;
  readonly cycleId: string;
  /** Null of what concerns the whole cycle. */
  readonly memberCode: string | null;
  readonly facts: EventFacts[Kind];
  readonly at: Date;
}

// Where nobody asked for it there is no job. Who asked, and at which address, is not for this transaction to read.
const ANNOUNCE = `
  with job as (
    insert into outbox (name, payload, member_code)
    select 'webhook.announce', $2::jsonb, $3 from cycle c where c.id = $1 and exists (select from webhook_topic t
      where t.kind = $4 and t.plan_id = c.plan_id and (t.cycle_id is null or t.cycle_id = c.id))
    returning id)
  select pg_notify('${OUTBOX_CHANNEL}', '') from job`;

/** Records an event in the transaction that makes it: it is told after the commit, and never where that fails. */
export async function announce<Kind extends EventKind>(
  tx: EntityManager,
  { kind, cycleId, memberCode, facts, at }: Announcement<Kind>,
): Promise<void> {
  const payload = JOBS['webhook.announce'].payload.parse({ kind, cycleId, memberCode, facts, at: at.toISOString() });
  await tx.query(ANNOUNCE, [cycleId, JSON.stringify(payload), memberCode, kind]);
}
