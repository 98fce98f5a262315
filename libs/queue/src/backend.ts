import { createPostgresBackend, Queue, Worker, withBackend, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type pg from 'pg';
import type { QueueName } from './jobs.js';

/** Where the queue lives: in PostgreSQL, or in a Redis or Valkey. */
export interface QueueSettings {
  /** The application's login, `DATABASE_URL`. */
  readonly databaseUrl: string;
  /** `REDIS_URL`; without it the queue lives in PostgreSQL. */
  readonly redisUrl?: string;
  /** Keeps two installations on one Redis apart; the braces keep a queue on one node of a cluster. */
  readonly prefix?: string;
}

/** What goes through the queue: which outbox row, and what it asked for. */
export interface Envelope {
  readonly outboxId: string;
  readonly memberCode: string | null;
  readonly payload: unknown;
}

/** The sending end of one queue. */
export interface Sender {
  addBulk(jobs: { name: string; data: Envelope; opts: SendOptions }[]): Promise<unknown>;
  /** Removes jobs completed more than an hour ago, and failed more than a day ago. */
  forgetEnded(): Promise<void>;
  /** The jobs that workers have taken, each with the name of its worker. */
  atWork(): Promise<readonly JobAtWork[]>;
  /** Those of some jobs that wait for a worker, or that one has taken. */
  holds(jobIds: readonly string[]): Promise<ReadonlySet<string>>;
  close(): Promise<void>;
}

/** A job that a worker has taken. */
export interface JobAtWork {
  readonly jobId: string;
  /** As the worker's `Receiving` names it; undefined of a worker that has no name. */
  readonly worker: string | undefined;
}

interface SendOptions {
  readonly jobId: string;
  readonly priority: number;
  readonly attempts: number;
  readonly backoff: { readonly type: 'exponential'; readonly delay: number };
}

/** The receiving end: closing waits for the jobs at work. */
export interface Receiver {
  close(): Promise<void>;
}

// A kept id absorbs a relay that crashed between adding and committing. Nothing is removed as a job ends: on PostgreSQL
// that reads every kept job at each end. `forgetEnded` does it for all of them, now and then.
const REMOVAL = { removeOnComplete: false, removeOnFail: false };
const KEPT_MS = { completed: 3_600_000, failed: 86_400_000 } as const;
const FORGOTTEN_AT_ONCE = 10_000;
/** States of a job that still comes to its end by itself. */
const HELD: ReadonlySet<string> = new Set(['waiting', 'prioritized', 'delayed', 'active', 'waiting-children']);
/** More than all workers together have taken. */
const MOST_AT_WORK = 1_000;

/** Connection options of BullMQ's PostgreSQL backend; its schema is migrated by the owner only. */
const postgres = (url: string, max: number) => ({
  connectionString: url,
  max,
  migrate: false,
  connectionTimeoutMillis: 5_000,
  // As of every pool: a connection that is lost while nobody hears it ends the process.
  onConnect: (client: pg.ClientBase) => void client.on('error', () => undefined),
  // With statistics from an empty table the planner would sort every waiting row at each claim.
  options: '-c enable_sort=off',
});

const OnPostgres = withBackend(createPostgresBackend);

const bracketed = (prefix = 'signatory'): string => `{${prefix}}`;

/** A queue of either backend. */
export type AnyQueue = Queue<Envelope>;

/** A queue as BullMQ has it, with its connection. */
export interface OpenQueue {
  readonly queue: AnyQueue;
  close(): Promise<void>;
}

/** Opens a queue to send or to look into. It fails fast: an outage must not hold the relay's transaction open. */
export function openQueue(settings: QueueSettings, name: QueueName, onError: (error: Error) => void): OpenQueue {
  if (settings.redisUrl === undefined) {
    const connection = postgres(settings.databaseUrl, 2);
    const queue = new OnPostgres.Queue<Envelope>(name, { connection, defaultJobOptions: REMOVAL });
    // Its type names its backend; what is asked of it here every backend answers.
    return { queue: queue.on('error', onError) as unknown as AnyQueue, close: () => queue.close() };
  }
  const client = new Redis(settings.redisUrl, { maxRetriesPerRequest: 1 }).on('error', onError);
  const queue = new Queue<Envelope>(name, {
    connection: client,
    prefix: bracketed(settings.prefix),
    defaultJobOptions: REMOVAL,
  });
  const close = async (): Promise<void> => {
    await queue.close();
    client.disconnect();
  };
  return { queue: queue.on('error', onError), close };
}

/** Opens the sending end. */
export function openSender(settings: QueueSettings, name: QueueName, onError: (error: Error) => void): Sender {
  const { queue, close } = openQueue(settings, name, onError);
  return {
    addBulk: (jobs) => queue.addBulk(jobs),
    forgetEnded: async () => {
      await queue.clean(KEPT_MS.completed, FORGOTTEN_AT_ONCE, 'completed');
      await queue.clean(KEPT_MS.failed, FORGOTTEN_AT_ONCE, 'failed');
    },
    atWork: async () => {
      const jobs = await queue.getActive(0, MOST_AT_WORK - 1);
      return jobs.map(({ id = '', processedBy }) => ({ jobId: id, worker: processedBy }));
    },
    holds: async (jobIds) => {
      const states = await Promise.all(jobIds.map((id) => queue.getJobState(id)));
      return new Set(jobIds.filter((_, n) => HELD.has(states[n] ?? 'unknown')));
    },
    close,
  };
}

export interface Receiving {
  /** Stands on each job that it takes. */
  readonly name: string;
  readonly concurrency: number;
  /** How long a worker owns a job without a sign of life, in milliseconds. */
  readonly lockMs: number;
  readonly onError: (error: Error) => void;
}

/** Opens the receiving end, at work at once. */
export function openReceiver(
  settings: QueueSettings,
  queue: QueueName,
  process: Processor<Envelope, void>,
  { name, concurrency, lockMs, onError }: Receiving,
): Receiver {
  const options = {
    name,
    concurrency,
    lockDuration: lockMs,
    stalledInterval: Math.max(250, lockMs / 4),
    // A job whose worker was killed must come back however often that happens; the default of 1 loses it.
    maxStalledCount: 1_000,
  } satisfies Omit<WorkerOptions, 'connection'>;
  if (settings.redisUrl === undefined) {
    const connection = postgres(settings.databaseUrl, Math.min(8, concurrency + 1));
    return new OnPostgres.Worker<Envelope, void>(queue, process, { ...options, connection }).on('error', onError);
  }
  const client = new Redis(settings.redisUrl, { maxRetriesPerRequest: null }).on('error', onError);
  const worker = new Worker<Envelope, void>(queue, process, {
    ...options,
    connection: client,
    prefix: bracketed(settings.prefix),
  });
  worker.on('error', onError);
  return {
    close: async () => {
      await worker.close();
      client.disconnect();
    },
  };
}
