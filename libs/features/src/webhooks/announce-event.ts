import { WEBHOOK_MESSAGES } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { completeJob, enqueue, type JobContext, type JobPayload } from '@signatory/queue';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { SITE } from './webhook-ports.js';
import { webhookReach } from './webhook-rows.js';

// For an address that was paused it is held; whoever comes twice makes none twice.
const MAKE = `
  insert into webhook_delivery (webhook_id, event_id, kind, body, state, made_at, begun_at)
  select w.id, $1, $2, $3, case w.state when 'PAUSED' then 'HELD' else 'WAITING' end, $6, $6 from webhook w
  where w.plan_id = $4 and (w.cycle_id is null or w.cycle_id = $5) and $2 = any (w.kinds) and w.state <> 'OFF'
  on conflict (webhook_id, event_id) do nothing
  returning id, state`;

/** Makes a delivery of an event for each address that asked for it. */
@Injectable()
export class AnnounceEvent {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    @Inject(SITE) private readonly site: string,
  ) {}

  /** Answers that the job is completed with its outcome. */
  async execute(
    event: JobPayload<'webhook.announce'>,
    { outboxId }: Pick<JobContext, 'outboxId'>,
    at: Date,
  ): Promise<true> {
    const opened = await this.catalogue.openById(event.cycleId);
    const body = this.write(event, opened);
    const { planId, id } = opened.cycle;
    await this.database.as(webhookReach('system'), async (tx) => {
      // The job's own id names the event: a second run of it is the same event.
      const made = await tx.query<{ id: string; state: string }[]>(MAKE, [outboxId, event.kind, body, planId, id, at]);
      for (const { id: deliveryId, state } of made)
        if (state === 'WAITING') await enqueue(tx, 'webhook.deliver', { deliveryId });
      await completeJob(tx, outboxId);
    });
    return true;
  }

  private write({ kind, memberCode, at, facts }: JobPayload<'webhook.announce'>, { cycle, plan }: OpenedCycle): string {
    const code = encodeURIComponent(cycle.code);
    const links = {
      cycle: `${this.site}/api/cycles/${code}`,
      report: `${this.site}/api/cycles/${code}/reports/${encodeURIComponent(memberCode ?? '')}`,
      release: `${this.site}/api/published/${code}/releases/${facts['number'] ?? ''}`,
      results: `${this.site}/results/${code}`,
    };
    const data = { ...facts, plan: plan.id, cycle: cycle.code, member: memberCode, links };
    // Parsed, so that nothing is sent that its schema does not name.
    return JSON.stringify(WEBHOOK_MESSAGES[kind].parse({ type: kind, timestamp: at, data }));
  }
}
