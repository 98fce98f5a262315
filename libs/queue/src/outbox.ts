import type { EntityManager } from 'typeorm';
import { JOBS, type JobName, type JobPayload } from './jobs.js';

/** The channel on which a commit wakes the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/**
 * Records a job in the caller's transaction; the relay hands it to the queue after the commit, and never before.
 * @param memberCode whose rows the job works on; null for a job of all members
 * @param priority smaller goes first, 1 to 2,000,000; 0 before all of them
 * @returns the outbox row's id
 */
export async function enqueue<Name extends JobName>(
  tx: EntityManager,
  name: Name,
  payload: JobPayload<Name>,
  memberCode: string | null = null,
  priority = 0,
): Promise<string> {
  const rows: { id: string }[] = await tx.query(
    `with job as (insert into outbox (name, payload, member_code, priority) values ($1, $2, $3, $4) returning id)
     select id, pg_notify('${OUTBOX_CHANNEL}', '') from job`,
    [name, JSON.stringify(JOBS[name].payload.parse(payload)), memberCode, priority],
  );
  return rows[0]?.id ?? '';
}

/**
 * Marks the job done in the handler's transaction, together with its outcome.
 * @returns false when it was done before: write no second outcome
 */
export async function completeJob(tx: EntityManager, outboxId: string): Promise<boolean> {
  return (await completeJobs(tx, [outboxId])) > 0;
}

/** Several at once; answers how many were not done before. */
export async function completeJobs(tx: EntityManager, outboxIds: readonly string[]): Promise<number> {
  const [, changed]: [unknown[], number] = await tx.query(
    'update outbox set done_at = now() where id = any ($1) and done_at is null',
    [outboxIds],
  );
  return changed;
}

/**
 * Sends a job that was given up again, under a new job id.
 * @returns false when it is not given up any more
 */
export async function sendAgain(tx: EntityManager, outboxId: string): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.query(
    `update outbox set failed = null, sent_at = null, sends = sends + 1, losses = 0 where id = $1 and failed is not null
     returning pg_notify('${OUTBOX_CHANNEL}', '')`,
    [outboxId],
  );
  return rows.length > 0;
}

/** Ends the jobs of a name that nobody needs any more, whose payload has this part: those to come and those given up. */
export async function endJobs<Name extends JobName>(
  tx: EntityManager,
  name: Name,
  part: Partial<JobPayload<Name>>,
): Promise<void> {
  await tx.query(
    'update outbox set failed = null, done_at = now() where name = $1 and payload @> $2::jsonb and done_at is null',
    [name, JSON.stringify(part)],
  );
}

/**
 * Ends a job that was given up, where another was asked for instead.
 * @returns false when it is not given up any more
 */
export async function settleFailed(tx: EntityManager, outboxId: string): Promise<boolean> {
  const [, changed]: [unknown[], number] = await tx.query(
    'update outbox set failed = null, done_at = now() where id = $1 and failed is not null',
    [outboxId],
  );
  return changed > 0;
}

/** Why a job was given up that a person cancelled. */
export const CANCELLED = 'cancelled by a person';

/**
 * Gives up a job that waits, for a person: no worker begins it, and it can be sent again.
 * @returns false when it is done, or given up, already
 */
export async function cancelJob(tx: EntityManager, outboxId: string): Promise<boolean> {
  const [, changed]: [unknown[], number] = await tx.query(
    'update outbox set failed = $2 where id = $1 and done_at is null and failed is null',
    [outboxId, CANCELLED],
  );
  return changed > 0;
}
