import { createPostgresBackend, withBackend } from 'bullmq';
import type { TestDatabase } from '../support/database.js';

/** One of the queues that the product’s migration prepares; in this database nobody else is at work on it. */
const QUEUE = 'rendering';
const BATCH = 100;

const OnPostgres = withBackend(createPostgresBackend);

/** Jobs per second of BullMQ by itself, added in batches as the relay adds them, and done by a handler that does nothing. */
export async function drainNoOps(database: TestDatabase, count: number, concurrency: number): Promise<number> {
  const connection = {
    connectionString: database.appUrl,
    migrate: false,
    max: concurrency + 1,
    options: '-c enable_sort=off',
  };
  const kept = { removeOnComplete: { count: 0 } };
  const queue = new OnPostgres.Queue(QUEUE, { connection });
  let done = 0;
  let worker: { waitUntilReady(): Promise<unknown>; close(): Promise<void> } | undefined;
  const drained = new Promise<void>((resolve, reject) => {
    const made = new OnPostgres.Worker(QUEUE, () => Promise.resolve(), { connection, concurrency, ...kept });
    made.on('completed', () => {
      done += 1;
      if (done === count) resolve();
    });
    made.on('error', reject);
    worker = made;
  });
  await worker?.waitUntilReady();
  const started = performance.now();
  for (let added = 0; added < count; added += BATCH)
    await queue.addBulk(
      Array.from({ length: Math.min(BATCH, count - added) }, () => ({ name: 'nothing', data: {}, opts: kept })),
    );
  await drained;
  const rate = count / ((performance.now() - started) / 1000);
  await worker?.close();
  await queue.close();
  return rate;
}
