import { Refusal, type Actor } from '@signatory/domain';
import { Database, WebhookDeliveryEntity } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { canSendAgain } from './read-deliveries.js';
import { findWebhooks, subjectOf, webhookReach } from './webhook-rows.js';

export interface DeliveryToSend {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** Has a delivery sent again that has ended, under the same id: a receiver that has it already knows it. */
@Injectable()
export class SendDeliveryAgain {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `permission.missing`, `not-found`; `command.wrong-state` for one that waits, or whose address is not on */
  async execute({ id, actor, at }: DeliveryToSend): Promise<void> {
    await this.database.as(webhookReach(actor.id), async (tx) => {
      const kept = await findWebhooks(tx, { actor, at, permission: 'webhooks:manage' });
      const delivery = await tx.findOne(WebhookDeliveryEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const webhook = kept.find((each) => each.id === delivery?.webhookId);
      if (!delivery || !webhook) throw new Refusal('not-found', { subject: 'delivery' });
      const command = 'send-again';
      if (webhook.state !== 'ACTIVE')
        throw new Refusal('command.wrong-state', {
          command,
          subject: 'webhook',
          state: webhook.state,
          allowed: 'ACTIVE',
        });
      if (!canSendAgain(delivery.state, webhook.state))
        throw new Refusal('command.wrong-state', {
          command,
          subject: 'delivery',
          state: delivery.state,
          allowed: 'DELIVERED, FAILED',
        });
      // Its attempts begin anew, and so does their span.
      const anew = {
        state: 'WAITING',
        attempts: 0,
        begunAt: at,
        nextAt: null,
        deliveredAt: null,
        reason: null,
      } as const;
      await tx.update(WebhookDeliveryEntity, { id }, anew);
      await enqueue(tx, 'webhook.deliver', { deliveryId: id });
      const facts = { webhook: webhook.id, label: webhook.label, delivery: id, kind: delivery.kind };
      const event = { actor: actor.id, act: 'webhook.send-again' as const, subject: subjectOf(webhook), facts, at };
      await this.audit.record(tx, event);
    });
  }
}
