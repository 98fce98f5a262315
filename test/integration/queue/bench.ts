import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { Database, NOBODY } from '@signatory/persistence';
import {
  completeJob,
  enqueue,
  JOB_NAMES,
  startWorker,
  type JobContext,
  type JobHandlers,
  type QueueSettings,
  type RunningWorker,
  type WorkerSettings,
} from '@signatory/queue';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { createRedisUrl } from '../../support/queue-backend.js';

export type Handler = (payload: { revision?: number }, context: JobContext) => Promise<void>;

/** A database, the queue of the running project, and a table `outcome` in which each handled job leaves its revision. */
export class Bench {
  /** Errors that the parts reported while they went on. */
  readonly errors: Error[] = [];
  readonly givenUp: string[] = [];
  private readonly workers: RunningWorker[] = [];

  private constructor(
    readonly test: TestDatabase,
    readonly db: Database,
    readonly queue: QueueSettings,
  ) {}

  static async open(): Promise<Bench> {
    const test = await createDatabase();
    await ask(
      test.ownerUrl,
      `create table outcome (outbox_id uuid, revision int);
       grant select, insert on outcome to ${new URL(test.appUrl).username}`,
    );
    const redisUrl = await createRedisUrl();
    return new Bench(test, await Database.open({ url: test.appUrl, max: 6 }), {
      databaseUrl: test.appUrl,
      ...(redisUrl !== undefined && { redisUrl }),
    });
  }

  /** Records `count` jobs in one transaction, of revisions 0, 1, …, and does `then` before it commits. */
  request(count: number, then: (tx: EntityManager) => Promise<void> = async () => {}): Promise<void> {
    return this.db.as(NOBODY, async (tx) => {
      for (let revision = 0; revision < count; revision += 1)
        await enqueue(tx, 'validation.run', { cycleId: randomUUID(), memberCode: 'CA', revision }, 'CA');
      await then(tx);
    });
  }

  /** Leaves the outcome and marks the job done, in one transaction. */
  readonly handle: Handler = ({ revision }, { outboxId }) =>
    this.db.as(NOBODY, async (tx) => {
      if (await completeJob(tx, outboxId))
        await tx.query('insert into outcome (outbox_id, revision) values ($1, $2)', [outboxId, revision]);
    });

  /** A worker in this process that handles every job alike, without recurring jobs. */
  async work(handler: Handler = this.handle, settings: Partial<WorkerSettings> = {}): Promise<RunningWorker> {
    const worker = await startWorker({
      queue: this.queue,
      dataSource: this.db.dataSource,
      handlers: Object.fromEntries(JOB_NAMES.map((name) => [name, handler])) as unknown as JobHandlers,
      schedules: false,
      lockMs: 2_000,
      onError: (error) => this.errors.push(error),
      onGivenUp: ({ name }) => this.givenUp.push(name),
      ...settings,
    });
    this.workers.push(worker);
    return worker;
  }

  /** The revisions handled, in order. */
  async outcomes(): Promise<number[]> {
    const rows = await this.db.readPublic<{ revision: number }>('select revision from outcome order by 1');
    return rows.map(({ revision }) => revision);
  }

  /** Waits until every job in the outbox is done or given up. */
  async drained(): Promise<void> {
    for (;;) {
      const open = await this.db.readPublic('select from outbox where done_at is null and failed is null limit 1');
      if (open.length === 0) return;
      await wait(20);
    }
  }

  /** Forgets everything that the queue holds, as a flushed Redis does. */
  async flush(): Promise<void> {
    if (this.queue.redisUrl !== undefined) {
      const redis = new Redis(this.queue.redisUrl);
      await redis.flushdb();
      redis.disconnect();
      return;
    }
    await ask(this.test.superuserUrl, 'truncate bullmq.job cascade');
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await this.db.close();
    await this.test.drop();
  }
}

/** Runs statements over a connection of its own. */
export async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
