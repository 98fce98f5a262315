import type { WebhookView } from '@signatory/contract';
import { WEBHOOK_COMMANDS, type WebhookCommand } from '@signatory/domain';
import type { EntityManager } from 'typeorm';
import type { WebhookRow } from './webhook-rows.js';

const COUNT = `
  select webhook_id as "webhookId", count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'HELD')::int as held,
    count(*) filter (where state = 'FAILED')::int as failed, count(*) filter (where state = 'DELIVERED')::int as delivered
  from webhook_delivery where webhook_id = any ($1::uuid[]) group by webhook_id`;

type Counted = WebhookView['deliveries'] & { readonly webhookId: string };

/** Addresses for a reader, each with what became of its deliveries; never with its secret. */
export async function describeWebhooks(
  tx: EntityManager,
  webhooks: readonly WebhookRow[],
  at: Date,
): Promise<WebhookView[]> {
  const counted = await tx.query<Counted[]>(COUNT, [webhooks.map(({ id }) => id)]);
  const counts = new Map(counted.map(({ webhookId, ...deliveries }) => [webhookId, deliveries]));
  return webhooks.map((webhook) => ({
    id: webhook.id,
    plan: webhook.planId,
    cycle: webhook.cycle,
    label: webhook.label,
    address: webhook.address,
    kinds: webhook.kinds,
    state: webhook.state,
    pausedWhy: webhook.pausedWhy,
    pausedAt: webhook.pausedAt?.toISOString() ?? null,
    failingSince: webhook.failingSince?.toISOString() ?? null,
    oldSecretUntil: webhook.oldUntil && webhook.oldUntil > at ? webhook.oldUntil.toISOString() : null,
    madeAt: webhook.madeAt.toISOString(),
    deliveries: counts.get(webhook.id) ?? { waiting: 0, held: 0, failed: 0, delivered: 0 },
    commands: (Object.keys(WEBHOOK_COMMANDS) as WebhookCommand[]).filter((command) =>
      WEBHOOK_COMMANDS[command].includes(webhook.state),
    ),
  }));
}

/** One of them. */
export async function describeWebhook(tx: EntityManager, webhook: WebhookRow, at: Date): Promise<WebhookView> {
  const [view] = await describeWebhooks(tx, [webhook], at);
  if (!view) throw new Error('A webhook was described as none.');
  return view;
}
