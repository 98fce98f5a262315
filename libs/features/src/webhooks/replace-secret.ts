import type { WebhookSecretView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { describeWebhook } from './describe-webhook.js';
import { makeSecret } from './sign-event.js';
import { lockWebhook, subjectOf, webhookReach } from './webhook-rows.js';

export interface ReplaceSecretCommand {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
  /** For how long the one before signs as well. */
  readonly overlapHours: number;
}

const REPLACE = `
  update webhook set secret = $2, old_secret = case when $3::timestamptz is not null then secret end, old_until = $3 where id = $1`;

/** Gives an address another secret. Of two that are replaced within one overlap the older signs no more. */
@Injectable()
export class ReplaceSecret {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** @throws Refusal `permission.missing`, `not-found` */
  execute({ id, actor, at, overlapHours }: ReplaceSecretCommand): Promise<WebhookSecretView> {
    const secret = makeSecret();
    const oldUntil = overlapHours === 0 ? null : new Date(at.getTime() + overlapHours * 3_600_000);
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const webhook = await lockWebhook(tx, { actor, at, permission: 'webhooks:manage' }, id);
      await tx.query(REPLACE, [id, secret, oldUntil]);
      const facts = { webhook: id, label: webhook.label, oldUntil: oldUntil?.toISOString() ?? null };
      const event = { actor: actor.id, act: 'webhook.replace-secret' as const, subject: subjectOf(webhook), facts, at };
      await this.audit.record(tx, event);
      return { webhook: await describeWebhook(tx, { ...webhook, oldUntil }, at), secret };
    });
  }
}
