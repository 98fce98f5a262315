import type { DeliveriesQuery, DeliveriesView, DeliveryView } from '@signatory/contract';
import { keptBy, type Actor, type DeliveryState, type WebhookState } from '@signatory/domain';
import { Database, type WebhookDeliveryEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { KEPT, webhookReach } from './webhook-rows.js';

const PAGE = 50;

interface DeliveryRow extends Omit<WebhookDeliveryEntity, 'begunAt'> {
  readonly label: string;
  readonly webhookState: WebhookState;
}

const DELIVERIES = `
  select d.id, d.webhook_id as "webhookId", w.label, w.state as "webhookState", d.event_id as "eventId", d.kind, d.body, d.state,
    d.made_at as "madeAt", d.attempts, d.tried_at as "triedAt", d.next_at as "nextAt", d.delivered_at as "deliveredAt", d.status,
    d.reason, d.answer, d.millis
  from webhook_delivery d join webhook w on w.id = d.webhook_id left join cycle c on c.id = w.cycle_id
  where ${KEPT} and ($3::uuid is null or d.webhook_id = $3) and ($4::text is null or d.state = $4) and ($5::text is null or d.kind = $5)
    and ($6::uuid is null or (d.made_at, d.id) < (select o.made_at, o.id from webhook_delivery o where o.id = $6))
  order by d.made_at desc, d.id desc limit $7`;

/** When a delivery may be sent again by hand: at its end, and to an address that is on. */
export const canSendAgain = (state: DeliveryState, webhook: WebhookState): boolean =>
  webhook === 'ACTIVE' && (state === 'DELIVERED' || state === 'FAILED');

/** What was sent to which address, and what became of it. */
@Injectable()
export class ReadDeliveries {
  constructor(private readonly database: Database) {}

  /** Fifty at a time, the newest first. @throws Refusal `permission.missing` */
  async execute({
    actor,
    at,
    webhook,
    state,
    kind,
    after,
  }: DeliveriesQuery & { readonly actor: Actor; readonly at: Date }): Promise<DeliveriesView> {
    const kept = keptBy({ actor, at, permission: 'webhooks:read' });
    const rest = [webhook ?? null, state ?? null, kind ?? null, after ?? null, PAGE + 1];
    const found = await this.database.readAs<DeliveryRow>(webhookReach(actor.id), DELIVERIES, [...kept, ...rest]);
    const page = found.slice(0, PAGE);
    return { deliveries: page.map(viewOf), next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null };
  }
}

function viewOf(row: DeliveryRow): DeliveryView {
  const { id, eventId, webhookId, label, webhookState, kind, state, attempts, status, reason, answer, millis } = row;
  return {
    id,
    event: eventId,
    webhook: { id: webhookId, label },
    kind,
    state,
    madeAt: row.madeAt.toISOString(),
    attempts,
    triedAt: row.triedAt?.toISOString() ?? null,
    nextAt: row.nextAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    status,
    reason,
    answer,
    millis,
    body: row.body,
    commands: canSendAgain(state, webhookState) ? ['send-again'] : [],
  };
}
