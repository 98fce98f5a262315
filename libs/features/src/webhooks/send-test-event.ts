import { TEST_EVENT, WEBHOOK_MESSAGES, type DeliveryAsked } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, WebhookDeliveryEntity } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Audit } from '../audit/index.js';
import { lockWebhook, subjectOf, webhookReach } from './webhook-rows.js';

export interface TestEventCommand {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
  /** The address people use, without a trailing slash. */
  readonly site: string;
}

/** Sends a message that means nothing, once, also to an address that is paused or off: before it is turned on, it can be tried. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `permission.missing`, `not-found` */
  execute({ id, actor, at, site }: TestEventCommand): Promise<DeliveryAsked> {
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const webhook = await lockWebhook(tx, { actor, at, permission: 'webhooks:manage' }, id);
      const { planId: plan, cycle, label } = webhook;
      const data = { plan, cycle, webhook: id, links: { webhook: `${site}/api/webhooks/${id}` } };
      const body = WEBHOOK_MESSAGES[TEST_EVENT].parse({ type: TEST_EVENT, timestamp: at.toISOString(), data });
      const deliveryId = randomUUID();
      await tx.insert(WebhookDeliveryEntity, {
        id: deliveryId,
        webhookId: id,
        eventId: randomUUID(),
        kind: TEST_EVENT,
        body: JSON.stringify(body),
        state: 'WAITING',
        madeAt: at,
        begunAt: at,
      });
      await enqueue(tx, 'webhook.deliver', { deliveryId });
      const event = { actor: actor.id, act: 'webhook.test' as const, subject: subjectOf(webhook), at };
      await this.audit.record(tx, { ...event, facts: { webhook: id, label } });
      return { delivery: deliveryId };
    });
  }
}
