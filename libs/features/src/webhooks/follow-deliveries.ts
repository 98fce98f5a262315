import { Database } from '@signatory/persistence';
import { enqueue } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import { webhookReach } from './webhook-rows.js';
import { WEBHOOKS, type WebhookSettings } from './webhook-settings.js';

// Its job has it from then on: whoever looks next finds nothing due.
const DUE = `
  with due as (select id from webhook_delivery where state = 'WAITING' and next_at <= $1 order by next_at limit 500 for update skip locked)
  update webhook_delivery d set next_at = null from due where d.id = due.id returning d.id`;

const FORGET = `delete from webhook_delivery where state <> 'WAITING' and made_at < $1::timestamptz - make_interval(days => $2)`;
const FORGET_SECRETS = 'update webhook set old_secret = null, old_until = null where old_until < $1';

/** Looks after what was not delivered at once, and forgets what is old. */
@Injectable()
export class FollowDeliveries {
  constructor(
    private readonly database: Database,
    @Inject(WEBHOOKS) private readonly settings: WebhookSettings,
  ) {}

  /** Sends again what is due. */
  async retry(at: Date): Promise<void> {
    await this.database.as(webhookReach('system'), async (tx) => {
      const [due] = await tx.query<[{ id: string }[], number]>(DUE, [at]);
      for (const { id: deliveryId } of due) await enqueue(tx, 'webhook.deliver', { deliveryId });
    });
  }

  /** Forgets deliveries after their time, and secrets that sign no more. */
  async sweep(at: Date): Promise<void> {
    await this.database.as(webhookReach('system'), async (tx) => {
      await tx.query(FORGET, [at, this.settings.keepDays]);
      await tx.query(FORGET_SECRETS, [at]);
    });
  }
}
