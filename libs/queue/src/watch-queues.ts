import type { JobType } from 'bullmq';
import { openQueue, type AnyQueue, type OpenQueue, type QueueSettings } from './backend.js';
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
export const HELD_QUEUES = ['validation', 'exchange', 'rendering', 'links'] as const satisfies readonly QueueName[];
export type HeldQueue = (typeof HELD_QUEUES)[number];

/** A look into the queues, and their one lever. */
export interface QueueWatch {
  /** @throws when the queue's store does not answer within two seconds */
  counts(): Promise<readonly QueueCounts[]>;
  /** Those of which no worker takes another job until they go on. @throws as `counts` */
  paused(): Promise<readonly QueueName[]>;
  /** Pauses a queue, or lets it go on: for all workers, and until the other is said; jobs at work come to their end. @throws as `counts` */
  steer(queue: HeldQueue, command: 'pause' | 'resume'): Promise<void>;
  /** The queues themselves, for a board that reads them. */
  queues(): readonly AnyQueue[];
  close(): Promise<void>;
}

const PATIENCE_MS = 2_000;
// BullMQ's PostgreSQL counts under it what waits in a paused queue; its types name only what a job's own state can be.
const PAUSED = 'paused' as JobType;

/** Connects at the first look, and not before: a process that nobody asks holds no connection for it. */
export function watchQueues(settings: QueueSettings, onError: (error: Error) => void): QueueWatch {
  let opened: readonly (readonly [QueueName, OpenQueue])[] = [];
  const open = (): typeof opened => {
    if (opened.length === 0) opened = QUEUE_NAMES.map((name) => [name, openQueue(settings, name, onError)] as const);
    return opened;
  };
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

// Without its store BullMQ waits for a connection as long as it takes; whoever looks does not.
async function inTime<Result>(look: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer in ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([look, limit]);
  } finally {
    clearTimeout(timer);
  }
}
