import { TEST_EVENT } from '@signatory/contract';
import { Database, type WebhookEntity } from '@signatory/persistence';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LINKS, type LinkSettings } from '../evidence/index.js';
import { nextAttempt } from './next-attempt.js';
import { PauseWebhook } from './pause-webhook.js';
import { postEvent, type Attempt } from './post-event.js';
import { webhookReach } from './webhook-rows.js';
import { WEBHOOKS, type WebhookSettings } from './webhook-settings.js';

interface Waiting extends Pick<WebhookEntity, 'address' | 'secret' | 'oldSecret' | 'oldUntil' | 'state'> {
  readonly id: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly kind: string;
  readonly body: string;
}

const WAITING = `
  select d.id, d.webhook_id as "webhookId", d.event_id as "eventId", d.kind, d.body, w.address, w.secret, w.old_secret as "oldSecret",
    w.old_until as "oldUntil", w.state
  from webhook_delivery d join webhook w on w.id = d.webhook_id where d.id = $1 and d.state = 'WAITING'`;

const NOTE = `
  update webhook_delivery set state = $2::text, attempts = attempts + $3, tried_at = $4::timestamptz, next_at = $5, status = $6, reason = $7, answer = $8,
    millis = $9, delivered_at = case when $2::text = 'DELIVERED' then $4::timestamptz end
  where id = $1 and state = 'WAITING'`;

/** One that is turned off keeps nothing, one that is paused holds it. A message of the test button goes out whatever the state. */
const SET_ASIDE = { OFF: ['FAILED', 'turned-off'], PAUSED: ['HELD', null] } as const;

/**
 * Sends one delivery, once. What became of it is written after: a process that dies between the two leaves it waiting, and
 * the queue sends it again under the same id. So it comes at least once.
 */
@Injectable()
export class DeliverEvent {
  constructor(
    private readonly database: Database,
    private readonly pause: PauseWebhook,
    @Inject(LINKS) private readonly links: LinkSettings,
    @Inject(WEBHOOKS) private readonly settings: WebhookSettings,
  ) {}

  async execute({ deliveryId }: { readonly deliveryId: string }, at: Date): Promise<void> {
    const [waiting] = await this.database.readAs<Waiting>(webhookReach('system'), WAITING, [deliveryId]);
    if (!waiting) return;
    const isTest = waiting.kind === TEST_EVENT;
    if (!isTest && waiting.state !== 'ACTIVE') {
      const [state, reason] = SET_ASIDE[waiting.state];
      const params = [deliveryId, state, 0, null, null, null, reason, null, null];
      await this.database.as(webhookReach('system'), (tx) => tx.query(NOTE, params));
      return;
    }
    const { address, eventId, body, secret, oldSecret, oldUntil } = waiting;
    const secrets = [secret, ...(oldSecret !== null && oldUntil !== null && oldUntil > at ? [oldSecret] : [])];
    const attempt = await postEvent({ address, eventId, body, secrets }, this.links, this.settings, at);
    // Of when it ended: the pause begins there.
    const ended = new Date(at.getTime() + attempt.millis);
    await this.database.as(webhookReach('system'), async (tx) => {
      if (isTest) await note(tx, waiting, attempt, { state: attempt.delivered ? 'DELIVERED' : 'FAILED', at: ended });
      else if (attempt.delivered) await this.succeed(tx, waiting, attempt, ended);
      else await this.fail(tx, waiting, attempt, ended);
    });
  }

  /** The workers that had it vanished. */
  async giveUp({ deliveryId }: { readonly deliveryId: string }): Promise<void> {
    const text = `update webhook_delivery set state = 'FAILED', reason = 'gave-up', next_at = null where id = $1 and state = 'WAITING'`;
    await this.database.as(webhookReach('system'), (tx) => tx.query(text, [deliveryId]));
  }

  private async succeed(tx: EntityManager, waiting: Waiting, attempt: Attempt, at: Date): Promise<void> {
    await tx.query('update webhook set failing_since = null where id = $1 and failing_since is not null', [
      waiting.webhookId,
    ]);
    await note(tx, waiting, attempt, { state: 'DELIVERED', at });
  }

  private async fail(tx: EntityManager, waiting: Waiting, attempt: Attempt, at: Date): Promise<void> {
    const [[webhook]] = await tx.query<[{ failingSince: Date }[], number]>(
      'update webhook set failing_since = coalesce(failing_since, $2) where id = $1 returning failing_since as "failingSince"',
      [waiting.webhookId, at],
    );
    // Removed meanwhile, and its deliveries with it.
    if (!webhook) return;
    const isGone = attempt.status === 410;
    const [delivery] = await tx.query<{ attempts: number; begunAt: Date }[]>(
      'select attempts, begun_at as "begunAt" from webhook_delivery where id = $1',
      [waiting.id],
    );
    if (!delivery) return;
    const end = new Date(delivery.begunAt.getTime() + this.settings.retryMs);
    const { askedMs } = attempt;
    const next = isGone ? null : nextAttempt({ attempts: delivery.attempts + 1, at, end, askedMs });
    await note(tx, waiting, attempt, { state: next ? 'WAITING' : 'FAILED', at, next });
    const isFailing = webhook.failingSince.getTime() + this.settings.pauseMs <= at.getTime();
    if (isGone || isFailing) await this.pause.execute(tx, waiting.webhookId, isGone ? 'gone' : 'failing', at);
  }
}

function note(
  tx: EntityManager,
  { id }: Waiting,
  { status, reason, answer, millis }: Attempt,
  { state, at, next = null }: { readonly state: string; readonly at: Date; readonly next?: Date | null },
): Promise<unknown> {
  return tx.query(NOTE, [id, state, 1, at, next, status, reason, answer, millis]);
}
