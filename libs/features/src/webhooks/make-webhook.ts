import type { MakeWebhook as Wish, WebhookSecretView } from '@signatory/contract';
import { keptBy, Refusal, type Actor, type EventKind } from '@signatory/domain';
import { CycleEntity, Database, PlanEntity, WebhookEntity, WebhookTopicEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { LINKS, type LinkSettings } from '../evidence/index.js';
import { checkAddress } from './check-address.js';
import { describeWebhook } from './describe-webhook.js';
import { makeSecret } from './sign-event.js';
import { lockWebhook, webhookReach } from './webhook-rows.js';

export interface MakeWebhookCommand {
  readonly actor: Actor;
  readonly at: Date;
  readonly body: Wish;
}

/** Has an address told of events, of a plan's cycles or of one of them. Its secret is told here and never again. */
@Injectable()
export class MakeWebhook {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    @Inject(LINKS) private readonly links: LinkSettings,
  ) {}

  /** @throws Refusal `permission.missing`, `not-found`, `request.invalid` */
  async execute({ actor, at, body }: MakeWebhookCommand): Promise<WebhookSecretView> {
    const question = { actor, at, permission: 'webhooks:manage' } as const;
    const [plans, cycles] = keptBy(question);
    const { plan, cycle, label, address, kinds } = body;
    if (!plans.includes(plan) && (cycle === null || !cycles.includes(cycle)))
      throw new Refusal('not-found', { subject: cycle === null ? 'plan' : 'cycle' });
    // Before the transaction: a name server may take its time.
    await checkAddress(address, this.links);
    const [id, secret] = [randomUUID(), makeSecret()];
    return this.database.as(webhookReach(actor.id), async (tx) => {
      const cycleId = await placeOf(tx, plan, cycle);
      const row = { id, planId: plan, cycleId, label, address, kinds: unique(kinds), secret };
      await tx.insert(WebhookEntity, { ...row, madeBy: actor.id, madeAt: at });
      await writeTopics(tx, row);
      const facts = { webhook: id, label, address, kinds: row.kinds };
      await this.audit.record(tx, { actor: actor.id, act: 'webhook.make', subject: cycle ?? plan, facts, at });
      return { webhook: await describeWebhook(tx, await lockWebhook(tx, question, id), at), secret };
    });
  }
}

async function placeOf(tx: EntityManager, plan: string, code: string | null): Promise<string | null> {
  if (!(await tx.existsBy(PlanEntity, { id: plan }))) throw new Refusal('not-found', { subject: 'plan' });
  if (code === null) return null;
  const cycle = await tx.findOneBy(CycleEntity, { code, planId: plan });
  if (!cycle) throw new Refusal('not-found', { subject: 'cycle' });
  return cycle.id;
}

export const unique = (kinds: readonly EventKind[]): EventKind[] => [...new Set(kinds)];

/** What makes events looks for these alone: they say what the row says. */
export async function writeTopics(
  tx: EntityManager,
  { id, kinds, planId, cycleId }: Pick<WebhookEntity, 'id' | 'kinds' | 'planId' | 'cycleId'>,
): Promise<void> {
  await tx.delete(WebhookTopicEntity, { webhookId: id });
  await tx.insert(
    WebhookTopicEntity,
    kinds.map((kind) => ({ webhookId: id, kind, planId, cycleId })),
  );
}
