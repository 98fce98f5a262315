import { Refusal } from '@signatory/domain';
import type { JobType } from 'bullmq';
import { openQueue, type AnyQueue, type OpenQueue, type QueueSettings } from './backend.js';
import { jobIdOf, sentOf, type Sent } from './job-id.js';
import { QUEUE_NAMES, type QueueName } from './jobs.js';

/** How many jobs are where in one queue. */
export interface QueueCounts {
  readonly queue: QueueName;
  readonly waiting: number;
  /** Waiting for their next attempt. */
  readonly delayed: number;
  readonly active: number;
  readonly failed: number;
}

/** The queues that can be held: not the one whose recurring jobs tell that a worker is there. */
export const HELD_QUEUES = [
  'validation',
  'exchange',
  'rendering',
  'links',
  'scans',
  'webhooks',
] as const satisfies readonly QueueName[];
export type HeldQueue = (typeof HELD_QUEUES)[number];

/** Where one send of a job stands in its queue. */
export interface JobLook {
  /** A worker has taken it and not ended it. */
  readonly active: boolean;
  /** Attempts of this send that were begun. */
  readonly attempts: number;
  /** When the last of them was begun; null before the first. */
  readonly begunAt: Date | null;
  /** What the last attempt that failed threw; null where none did. */
  readonly error: string | null;
}

/** A look into the queues, and their one lever. All of it refuses `queues.away` when their store does not answer in two seconds. */
export interface QueueWatch {
  counts(): Promise<readonly QueueCounts[]>;
  /** Those of which no worker takes another job until they go on. */
  paused(): Promise<readonly QueueName[]>;
  /** Pauses a queue, or lets it go on: for all workers, and until the other is said; jobs at work come to their end. */
  steer(queue: HeldQueue, command: 'pause' | 'resume'): Promise<void>;
  /** The sends that workers have taken and not ended, by the ids of their outbox rows; a thousand of a queue at most. */
  atWork(): Promise<ReadonlySet<string>>;
  /** Null where the queue does not hold the send: it was not handed over yet, or was forgotten since. */
  look(queue: QueueName, sent: Sent): Promise<JobLook | null>;
  /** The queues themselves, for a board that reads them. */
  queues(): readonly AnyQueue[];
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;
/** After which it is worth asking again. */
const RETRY_SECONDS = 10;
const MOST_AT_WORK = 1_000;
// BullMQ's PostgreSQL counts under it what waits in a paused queue; its types name only what a job's own state can be.
const PAUSED = 'paused' as JobType;

/** Connects at the first look, and not before: a process that nobody asks holds no connection for it. */
export function watchQueues(settings: QueueSettings, onError: (error: Error) => void): QueueWatch {
  let opened: readonly (readonly [QueueName, OpenQueue])[] = [];
  const open = (): typeof opened => {
    if (opened.length === 0) opened = QUEUE_NAMES.map((name) => [name, openQueue(settings, name, onError)] as const);
    return opened;
  };
  const inTime = <Result>(look: Promise<Result>): Promise<Result> => answerInTime(look, onError);
  return {
    counts: () => inTime(Promise.all(open().map(([name, queue]) => count(name, queue)))),
    paused: async () => {
      const all = open().map(async ([name, { queue }]) => ((await queue.isPaused()) ? [name] : []));
      return (await inTime(Promise.all(all))).flat();
    },
    steer: async (name, command) => {
      const queue = open().find(([each]) => each === name)?.[1].queue;
      if (queue) await inTime(command === 'pause' ? queue.pause() : queue.resume());
    },
    atWork: async () => {
      const taken = await inTime(Promise.all(open().map(([, { queue }]) => queue.getActive(0, MOST_AT_WORK - 1))));
      return new Set(taken.flat().flatMap(({ id = '' }) => sentOf(id)?.id ?? []));
    },
    look: (name, sent) => inTime(lookAt(open().find(([each]) => each === name)?.[1].queue, jobIdOf(sent))),
    queues: () => open().map(([, { queue }]) => queue),
    close: async () => {
      await Promise.all(opened.map(([, queue]) => queue.close()));
    },
  };
}

async function count(name: QueueName, { queue }: OpenQueue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts('waiting', PAUSED, 'prioritized', 'delayed', 'active', 'failed');
  const of = (state: string): number => counts[state] ?? 0;
  return {
    queue: name,
    // BullMQ keeps those with a priority apart, and those of a paused queue; they wait all the same.
    waiting: of('waiting') + of(PAUSED) + of('prioritized'),
    delayed: of('delayed'),
    active: of('active'),
    failed: of('failed'),
  };
}

async function lookAt(queue: AnyQueue | undefined, id: string): Promise<JobLook | null> {
  const job = await queue?.getJob(id);
  if (!queue || !job) return null;
  return {
    active: (await queue.getJobState(id)) === 'active',
    attempts: Math.max(job.attemptsMade, job.attemptsStarted),
    begunAt: job.processedOn === undefined ? null : new Date(job.processedOn),
    // While it waits for its next attempt the reason stands in the trace alone.
    error: job.failedReason || (job.stacktrace?.at(-1)?.split('\n')[0] ?? null),
  };
}

// Without its store BullMQ waits for a connection as long as it takes; whoever looks does not.
async function answerInTime<Result>(look: Promise<Result>, onError: (error: Error) => void): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer in ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([look, limit]);
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    throw new Refusal('queues.away', { seconds: RETRY_SECONDS });
  } finally {
    clearTimeout(timer);
  }
}
