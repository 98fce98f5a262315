import type { ChangeWebhook as Wish, WebhookView } from '@signatory/contract';
import type { Actor } from '@signatory/domain';
import { Database, WebhookEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { LINKS, type LinkSettings } from '../evidence/index.js';
import { checkAddress } from './check-address.js';
import { describeWebhook } from './describe-webhook.js';
import { unique, writeTopics } from './make-webhook.js';
import { lockWebhook, subjectOf, webhookReach } from './webhook-rows.js';

export interface ChangeWebhookCommand {
  readonly id: string;
  readonly actor: Actor;
  readonly at: Date;
  readonly body: Wish;
}

/** Gives an address another name, place or other kinds of events; its secret stays. */
@Injectable()
export class ChangeWebhook {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(LINKS) private readonly links: LinkSettings,
  ) {}

  /** @throws Refusal `permission.missing`, `not-found`, `request.invalid` */
  async execute({ id, actor, at, body }: ChangeWebhookCommand): Promise<WebhookView> {
    const question = { actor, at, permission: 'webhooks:manage' } as const;
    // First whether it is theirs: what an address leads to is told to nobody else.
    await this.database.as(webhookReach(actor.id), (tx) => lockWebhook(tx, question, id));
    await checkAddress(body.address, this.links);
    const { label, address } = body;
    const kinds = unique(body.kinds);
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const before = await lockWebhook(tx, question, id);
      await tx.update(WebhookEntity, { id }, { label, address, kinds });
      await writeTopics(tx, { ...before, kinds });
      const facts = {
        webhook: id,
        before: { label: before.label, address: before.address, kinds: before.kinds },
        now: { label, address, kinds },
      };
      await this.audit.record(tx, { actor: actor.id, act: 'webhook.change', subject: subjectOf(before), facts, at });
      return describeWebhook(tx, { ...before, label, address, kinds }, at);
    });
  }
}
