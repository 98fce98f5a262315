import { UnrecoverableError, type Job } from 'bullmq';
import type { DataSource } from 'typeorm';
import type { Envelope } from './backend.js';
import { grouped } from './grouped.js';
import { CannotSucceed, OutOfTime, WorkersLost } from './job-errors.js';
import { jobIdOf } from './job-id.js';
import { isJobName, JOBS, type GivenUp, type JobContext, type JobFailures, type JobHandlers } from './jobs.js';

/** Of these rows, the ones that nobody has done or given up. */
const OPEN = 'select id, sends, losses from outbox where id = any ($1) and done_at is null and failed is null';
const CLOSE = 'update outbox set done_at = now() where id = any ($1) and done_at is null';

interface OpenRow {
  readonly id: string;
  readonly sends: number;
  readonly losses: number;
}

export interface RunnerSettings {
  readonly dataSource: DataSource;
  readonly handlers: JobHandlers;
  readonly failures: JobFailures;
  /** A job whose worker vanished so often is given up. */
  readonly maxStalls: number;
  readonly onGivenUp: (job: { readonly id: string; readonly name: string }) => void;
}

/** Runs jobs as they arrive: parses each before it is trusted, skips what is done, and gives up what cannot succeed. */
export function createRunner({
  dataSource,
  handlers,
  failures,
  maxStalls,
  onGivenUp,
}: RunnerSettings): (job: Job<Envelope, void>) => Promise<void> {
  const findOpen = grouped(async (ids: readonly string[]) => {
    const rows: OpenRow[] = await dataSource.query(OPEN, [ids]);
    const open = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => open.get(id) ?? null);
  });
  const close = grouped(async (ids: readonly string[]) => {
    await dataSource.query(CLOSE, [ids]);
    return ids.map(() => true);
  });

  return async ({ id, name, data: { outboxId, memberCode, payload }, attemptsMade, stalledCounter }) => {
    const open = await findOpen(outboxId);
    // Sent twice and done once, or pruned since.
    if (!open) return;
    // Its worker vanished, and the job was sent again at once: that one is worked on.
    if (stalledCounter > 0 && id !== jobIdOf(open)) return;
    const vanished = open.losses + stalledCounter;
    let isCompleted: boolean | void = false;
    try {
      if (vanished >= maxStalls) throw new WorkersLost(`its worker vanished ${vanished} times`);
      isCompleted = await handle(handlers, name, payload, { outboxId, memberCode, attempt: attemptsMade + 1 });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (!(error instanceof CannotSucceed) && !isLastAttempt(name, attemptsMade + 1)) throw error;
      await giveUp(dataSource, failures, { name, payload, outboxId, memberCode, error });
      onGivenUp({ id: outboxId, name });
      throw new UnrecoverableError(error.message);
    }
    // A handler that had nothing to write has nothing to be atomic with.
    if (!isCompleted) await close(outboxId);
  };
}

const isLastAttempt = (name: string, attempt: number): boolean => !isJobName(name) || attempt >= JOBS[name].attempts;

interface Failing extends GivenUp {
  readonly name: string;
  readonly payload: unknown;
}

/** Tells it where somebody looks, and marks the row; in this order, so that a crash between the two repeats the telling. */
export async function giveUp(
  dataSource: DataSource,
  failures: JobFailures,
  { name, payload, ...failed }: Failing,
): Promise<void> {
  if (isJobName(name)) {
    const parsed = JOBS[name].payload.safeParse(payload);
    const tell = failures[name] as ((payload: unknown, failed: GivenUp) => Promise<void>) | undefined;
    if (parsed.success) await tell?.(parsed.data, failed);
  }
  await dataSource.query('update outbox set failed = $2 where id = $1 and done_at is null', [
    failed.outboxId,
    failed.error.message,
  ]);
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
  const { limitSeconds } = JOBS[name];
  // The table pairs each name with its payload; the compiler cannot follow that through a union of names.
  const work = (handlers[name] as (payload: unknown, context: JobContext) => Promise<boolean | void>)(
    parsed.data,
    context,
  );
  return within(limitSeconds, work);
}

async function within<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime(seconds)), seconds * 1_000);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
