import type { WebhookView } from '@signatory/contract';
import { Refusal, requireTyped, WEBHOOK_COMMANDS, type Actor, type WebhookCommand } from '@signatory/domain';
import { Database, WebhookEntity } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { describeWebhook } from './describe-webhook.js';
import { lockWebhook, subjectOf, webhookReach, type WebhookRow } from './webhook-rows.js';

interface Steering {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
}

const RELEASE = `
  update webhook_delivery set state = 'WAITING', attempts = 0, begun_at = $2, next_at = null, reason = null
  where webhook_id = $1 and state = 'HELD' returning id`;
const DROP = `
  update webhook_delivery set state = 'FAILED', reason = 'turned-off', next_at = null
  where webhook_id = $1 and state in ('WAITING', 'HELD')`;

/** Turns an address on and off, or removes it with its log. */
@Injectable()
export class SteerWebhook {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Turned on, what was held is sent; turned off, what waits is not. @throws Refusal `permission.missing`, `not-found`, `command.wrong-state` */
  execute({ command, ...steering }: Steering & { readonly command: WebhookCommand }): Promise<WebhookView> {
    return this.change(steering, command, async (tx, webhook) => {
      const { id, state } = webhook;
      const allowed = WEBHOOK_COMMANDS[command];
      if (!allowed.includes(state))
        throw new Refusal('command.wrong-state', { command, subject: 'webhook', state, allowed: allowed.join(', ') });
      const now = command === 'turn-on' ? 'ACTIVE' : 'OFF';
      await tx.update(WebhookEntity, { id }, { state: now, pausedWhy: null, pausedAt: null, failingSince: null });
      if (command === 'turn-off') await tx.query(DROP, [id]);
      else {
        const [held] = await tx.query<[{ id: string }[], number]>(RELEASE, [id, steering.at]);
        for (const { id: deliveryId } of held) await enqueue(tx, 'webhook.deliver', { deliveryId });
      }
      const stands = { ...webhook, state: now, pausedWhy: null, pausedAt: null, failingSince: null } as const;
      return describeWebhook(tx, stands, steering.at);
    });
  }

  /** Nothing brings its secret and its log back. @throws Refusal `permission.missing`, `not-found`, `request.invalid` for another name */
  async remove({ confirm, ...steering }: Steering & { readonly confirm: string }): Promise<void> {
    await this.change(steering, 'remove', (tx, { id, label }) => {
      requireTyped(confirm, label);
      return tx.delete(WebhookEntity, { id });
    });
  }

  private change<Result>(
    { id, actor, at }: Steering,
    act: WebhookCommand | 'remove',
    work: (tx: EntityManager, webhook: WebhookRow) => Promise<Result>,
  ): Promise<Result> {
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const webhook = await lockWebhook(tx, { actor, at, permission: 'webhooks:manage' }, id);
      const result = await work(tx, webhook);
      const facts = { webhook: id, label: webhook.label, from: webhook.state };
      const event = { actor: actor.id, act: `webhook.${act}` as const, subject: subjectOf(webhook), facts, at };
      await this.audit.record(tx, event);
      return result;
    });
  }
}
