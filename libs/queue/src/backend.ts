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
  /** Removes jobs completed more than an hour ago, and failed more than a day ago. */
  forgetEnded(): Promise<void>;
  close(): Promise<void>;
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
    const sender = new OnPostgres.Queue<Envelope>(queue, { connection, defaultJobOptions: REMOVAL });
    return sendingThrough(sender.on('error', onError), async () => {});
  }
  const client = new Redis(settings.redisUrl, { maxRetriesPerRequest: 1 }).on('error', onError);
  const sender = new Queue<Envelope>(queue, {
    connection: client,
    prefix: bracketed(settings.prefix),
    defaultJobOptions: REMOVAL,
  });
  return sendingThrough(sender.on('error', onError), async () => client.disconnect());
}

/** What the queues of both backends have in common here. */
type AnyQueue = Pick<Queue<Envelope>, 'addBulk' | 'clean' | 'close'>;

function sendingThrough(sender: AnyQueue, disconnect: () => Promise<void>): Sender {
  return {
    addBulk: (jobs) => sender.addBulk(jobs),
    forgetEnded: async () => {
      await sender.clean(KEPT_MS.completed, FORGOTTEN_AT_ONCE, 'completed');
      await sender.clean(KEPT_MS.failed, FORGOTTEN_AT_ONCE, 'failed');
    },
    close: async () => {
      await sender.close();
      await disconnect();
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
