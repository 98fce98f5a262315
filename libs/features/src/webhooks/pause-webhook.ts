import type { WebhookPause } from '@signatory/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { IN_USE, inForce, writeMail } from '../mail/index.js';
import { HELD_GRANTS } from '../identity/index.js';

const PAUSE = `
  update webhook set state = 'PAUSED', paused_why = $2, paused_at = $3 where id = $1 and state = 'ACTIVE'
  returning label, plan_id as "planId", cycle_id as "cycleId", (select code from cycle c where c.id = cycle_id) as cycle,
    (select n from plan_version v where v.plan_id = webhook.plan_id order by v.state = 'DRAFT', n desc limit 1) as version`;

const HOLD = `update webhook_delivery set state = 'HELD', next_at = null where webhook_id = $1 and state = 'WAITING'`;

const KEEPERS = `
  select distinct p.id from person p join ${HELD_GRANTS} g on g.person_id = p.id
  where g.role = 'secretariat' and ${inForce('$1', '$2', '$3')} and ${IN_USE}`;

interface Paused {
  readonly label: string;
  readonly planId: string;
  readonly cycleId: string | null;
  readonly cycle: string | null;
  readonly version: number;
}

/** Asks an address no more, holds what waits for it, and tells the secretariat. */
@Injectable()
export class PauseWebhook {
  constructor(private readonly audit: Audit) {}

  /** Within the transaction of the failure; once, however many fail at the same time. */
  async execute(tx: EntityManager, id: string, why: WebhookPause, at: Date): Promise<void> {
    const [[paused]] = await tx.query<[Paused[], number]>(PAUSE, [id, why, at]);
    if (!paused) return;
    const { label, planId, cycleId, cycle, version } = paused;
    await tx.query(HOLD, [id]);
    const subject = cycle ?? planId;
    await this.audit.record(tx, {
      actor: 'system',
      act: 'webhook.pause',
      subject,
      facts: { webhook: id, label, why },
      at,
    });
    const facts = {
      cycle: cycleId,
      ...(cycleId === null && { plan: { id: planId, version } }),
      members: [],
      at: at.toISOString(),
      digest: false,
    };
    const keepers = await tx.query<{ id: string }[]>(KEEPERS, [planId, cycleId, at]);
    for (const { id: person } of keepers)
      await writeMail(tx, {
        person,
        kind: 'webhook-paused',
        facts,
        occasion: `webhook-paused ${id} ${at.toISOString()} ${person}`,
        at,
      });
  }
}
