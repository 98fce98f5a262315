import { UnrecoverableError, type Job } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Envelope } from './backend.js';
import { grouped } from './grouped.js';
import { CannotSucceed, isJobName, JOBS, type JobContext, type JobHandlers } from './jobs.js';

/** Of these rows, the ones that nobody has done or given up. */
const OPEN = 'select id from outbox where id = any ($1) and done_at is null and failed is null';
const CLOSE = 'update outbox set done_at = now() where id = any ($1) and done_at is null';

/** Runs jobs as they arrive: parses each before it is trusted, skips what is done, and records what can never succeed. */
export function createRunner(
  dataSource: DataSource,
  handlers: JobHandlers,
): (job: Job<Envelope, void>) => Promise<void> {
  const isOpen = grouped(async (ids: readonly string[]) => {
    const rows: { id: string }[] = await dataSource.query(OPEN, [ids]);
    const open = new Set(rows.map(({ id }) => id));
    return ids.map((id) => open.has(id));
  });
  const close = grouped(async (ids: readonly string[]) => {
    await dataSource.query(CLOSE, [ids]);
    return ids.map(() => true);
  });

  return async ({ name, data: { outboxId, memberCode, payload }, attemptsMade }) => {
    // Sent twice and done once, or pruned since.
    if (!(await isOpen(outboxId))) return;
    let isCompleted: boolean | void = false;
    try {
      isCompleted = await handle(handlers, name, payload, { outboxId, memberCode, attempt: attemptsMade + 1 });
    } catch (error) {
      if (!(error instanceof CannotSucceed)) throw error;
      await dataSource.query('update outbox set failed = $2 where id = $1 and done_at is null', [
        outboxId,
        error.message,
      ]);
      throw new UnrecoverableError(error.message);
    }
    // A handler that had nothing to write has nothing to be atomic with.
    if (!isCompleted) await close(outboxId);
  };
}

async function handle(
  handlers: JobHandlers,
  name: string,
  payload: unknown,
  context: JobContext,
): Promise<boolean | void> {
  if (!isJobName(name)) throw new CannotSucceed(`No job is named ${name}.`);
  const parsed = JOBS[name].payload.safeParse(payload);
  if (!parsed.success)
    throw new CannotSucceed(
      `${name}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
    );
  // The table pairs each name with its payload; the compiler cannot follow that through a union of names.
  return (handlers[name] as (payload: unknown, context: JobContext) => Promise<boolean | void>)(parsed.data, context);
}
