import { UnrecoverableError, type Job } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Envelope } from './backend.js';
import { CannotSucceed, isJobName, JOBS, type JobContext, type JobHandlers } from './jobs.js';

/** Runs one job that arrived: parses it before it is trusted, skips what is done, and records what can never succeed. */
export async function runJob(dataSource: DataSource, handlers: JobHandlers, job: Job<Envelope, void>): Promise<void> {
  const { outboxId, memberCode, payload } = job.data;
  const rows: { done: boolean }[] = await dataSource.query(
    'select done_at is not null or failed is not null as done from outbox where id = $1',
    [outboxId],
  );
  // Sent twice and done once, or pruned since.
  if (rows[0]?.done !== false) return;
  try {
    await handle(handlers, job.name, payload, { outboxId, memberCode, attempt: job.attemptsMade + 1 });
  } catch (error) {
    if (!(error instanceof CannotSucceed)) throw error;
    await dataSource.query('update outbox set failed = $2 where id = $1 and done_at is null', [
      outboxId,
      error.message,
    ]);
    throw new UnrecoverableError(error.message);
  }
  // A handler that had nothing to write has nothing to be atomic with.
  await dataSource.query('update outbox set done_at = now() where id = $1 and done_at is null', [outboxId]);
}

async function handle(handlers: JobHandlers, name: string, payload: unknown, context: JobContext): Promise<void> {
  if (!isJobName(name)) throw new CannotSucceed(`No job is named ${name}.`);
  const parsed = JOBS[name].payload.safeParse(payload);
  if (!parsed.success)
    throw new CannotSucceed(
      `${name}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  // The table pairs each name with its payload; the compiler cannot follow that through a union of names.
  await (handlers[name] as (payload: unknown, context: JobContext) => Promise<void>)(parsed.data, context);
}
