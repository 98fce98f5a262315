import { keptBy, type KeeperQuestion, Refusal } from '@signatory/domain';
import type { WebhookEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

/** What only the secretariat of the plan, and the worker, read. */
export const webhookReach = (actor: string) => ({ actor, webhooks: true }) as const;

export interface WebhookRow extends Pick<
  WebhookEntity,
  | 'id'
  | 'planId'
  | 'cycleId'
  | 'label'
  | 'address'
  | 'kinds'
  | 'state'
  | 'pausedWhy'
  | 'pausedAt'
  | 'failingSince'
  | 'oldUntil'
  | 'madeAt'
> {
  /** The cycle's code; null for every cycle of the plan. */
  readonly cycle: string | null;
}

/** Of a webhook `w` with its cycle `c`: of a plan that is kept as a whole, or of a cycle that is kept. */
export const KEPT = '(w.plan_id = any ($1::text[]) or c.code = any ($2::text[]))';

const WEBHOOKS = `
  select w.id, w.plan_id as "planId", w.cycle_id as "cycleId", c.code as cycle, w.label, w.address, w.kinds, w.state,
    w.paused_why as "pausedWhy", w.paused_at as "pausedAt", w.failing_since as "failingSince", w.old_until as "oldUntil", w.made_at as "madeAt"
  from webhook w left join cycle c on c.id = w.cycle_id
  where ${KEPT} and ($3::uuid is null or w.id = $3)
  order by w.made_at, w.id`;

/** Within a transaction with `webhookReach`. */
export async function findWebhooks(tx: EntityManager, question: KeeperQuestion, id: string | null = null) {
  return tx.query<WebhookRow[]>(WEBHOOKS, [...keptBy(question), id]);
}

/** One of them, which is then locked. @throws Refusal `permission.missing`, `not-found` */
export async function lockWebhook(tx: EntityManager, question: KeeperQuestion, id: string): Promise<WebhookRow> {
  await tx.query('select from webhook where id = $1 for update', [id]);
  const [found] = await findWebhooks(tx, question, id);
  if (!found) throw new Refusal('not-found', { subject: 'webhook' });
  return found;
}

/** What of a webhook the trail names it by. */
export const subjectOf = ({ cycle, planId }: Pick<WebhookRow, 'cycle' | 'planId'>): string => cycle ?? planId;
