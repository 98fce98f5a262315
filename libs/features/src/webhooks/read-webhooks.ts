import type { WebhooksView, WebhookView } from '@signatory/contract';
import { Refusal, type Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { describeWebhook, describeWebhooks } from './describe-webhook.js';
import { findWebhooks, webhookReach } from './webhook-rows.js';

interface Reader {
  readonly actor: Actor;
  readonly at: Date;
}

/** The addresses that are told of events in the plans and cycles that the reader keeps. */
@Injectable()
export class ReadWebhooks {
  constructor(private readonly database: Database) {}

  /** The oldest first. @throws Refusal `permission.missing` */
  list({ actor, at }: Reader): Promise<WebhooksView> {
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const found = await findWebhooks(tx, { actor, at, permission: 'webhooks:read' });
      return { webhooks: await describeWebhooks(tx, found, at) };
    });
  }

  /** @throws Refusal `permission.missing`, `not-found` */
  read({ id, actor, at }: Reader & { readonly id: string }): Promise<WebhookView> {
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const [found] = await findWebhooks(tx, { actor, at, permission: 'webhooks:read' }, id);
      if (!found) throw new Refusal('not-found', { subject: 'webhook' });
      return describeWebhook(tx, found, at);
    });
  }
}
