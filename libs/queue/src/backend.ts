import { createPostgresBackend, Queue, Worker, withBackend, type Processor, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
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
  close(): Promise<void>;
}

interface SendOptions {
  readonly jobId: string;
  readonly attempts: number;
  readonly backoff: { readonly type: 'exponential'; readonly delay: number };
}

/** The receiving end: closing waits for the jobs at work. */
export interface Receiver {
  close(): Promise<void>;
}

// The kept ids absorb a relay that crashed between adding and committing; a day is far beyond any sweep.
const KEPT = { age: 86_400, count: 10_000 } as const;
const REMOVAL = { removeOnComplete: KEPT, removeOnFail: KEPT };

/** Connection options of BullMQ's PostgreSQL backend; its schema is migrated by the owner only. */
const postgres = (url: string, max: number) => ({
  connectionString: url,
  max,
  migrate: false,
  connectionTimeoutMillis: 5_000,
  // With statistics from an empty table the planner would sort every waiting row at each claim.
  options: '-c enable_sort=off',
});

const OnPostgres = withBackend(createPostgresBackend);

const bracketed = (prefix = 'signatory'): string => `{${prefix}}`;

/** Opens the sending end. It fails fast: an outage must not hold the relay's transaction open. */
export function openSender(settings: QueueSettings, queue: QueueName, onError: (error: Error) => void): Sender {
  if (settings.redisUrl === undefined) {
    const connection = postgres(settings.databaseUrl, 2);
    return new OnPostgres.Queue<Envelope>(queue, { connection, defaultJobOptions: REMOVAL }).on('error', onError);
  }
  const client = new Redis(settings.redisUrl, { maxRetriesPerRequest: 1 }).on('error', onError);
  const sender = new Queue<Envelope>(queue, {
    connection: client,
    prefix: bracketed(settings.prefix),
    defaultJobOptions: REMOVAL,
  });
  sender.on('error', onError);
  return {
    addBulk: (jobs) => sender.addBulk(jobs),
    close: async () => {
      await sender.close();
      client.disconnect();
    },
  };
}

export interface Receiving {
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
  { concurrency, lockMs, onError }: Receiving,
): Receiver {
  const options = {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: Math.max(250, lockMs / 4),
    // A job whose worker was killed must come back however often that happens; the default of 1 loses it.
    maxStalledCount: 1_000,
    ...REMOVAL,
  } satisfies Omit<WorkerOptions, 'connection'>;
  if (settings.redisUrl === undefined) {
    const connection = postgres(settings.databaseUrl, Math.min(4, concurrency + 1));
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
