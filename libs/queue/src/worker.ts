import type { DataSource } from 'typeorm';
import { openReceiver, openSender, type QueueSettings, type Sender } from './backend.js';
import { assertClock } from './clock.js';
import { WorkersLost } from './job-errors.js';
import { jobIdOf } from './job-id.js';
import { isJobName, JOBS, QUEUE_NAMES, QUEUES, type JobFailures, type JobHandlers, type QueueName } from './jobs.js';
import { listen } from './listen.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { bePresent } from './presence.js';
import { recoverLost } from './recover.js';
import { relayBatch } from './relay.js';
import { repeat } from './repeat.js';
import { createRunner, giveUp } from './run-job.js';
import { pruneOutbox, scheduleDue, sweep, type InQueue } from './sweep.js';

export interface WorkerSettings {
  readonly queue: QueueSettings;
  readonly dataSource: DataSource;
  readonly handlers: JobHandlers;
  /** What is told when a job is given up. */
  readonly failures?: JobFailures;
  /** Jobs at a time in each queue, times the queue's `share`; 4 unless given. */
  readonly concurrency?: number;
  /** How long a worker owns a job without a sign of life, in milliseconds; 20,000 unless given. */
  readonly lockMs?: number;
  /** How often lost jobs are looked for, in milliseconds; 30,000 unless given. */
  readonly sweepMs?: number;
  /** Sent and not done for so long is lost, in milliseconds; 300,000 unless given. */
  readonly lostAfterMs?: number;
  /** Sends after which a job is given up; 5 unless given. */
  readonly maxSends?: number;
  /** A job whose worker vanished so often is given up; 20 unless given. */
  readonly maxStalls?: number;
  /** Whether this worker makes the recurring jobs; true unless given. */
  readonly schedules?: boolean;
  readonly onError: (error: Error) => void;
  /** A job was given up: a person must look. */
  readonly onGivenUp: (job: { readonly id: string; readonly name: string }) => void;
}

export interface RunningWorker {
  /** Takes no more jobs, waits for those at work, and lets go of every connection. */
  close(): Promise<void>;
}

const POLL_MS = 1_000;
const SCHEDULE_MS = 1_000;
const FORGET_MS = 60_000;
const RECOVER_MS = 1_000;
const KEEP_DAYS = 7;

/**
 * Starts the relay, the sweeper, the schedule and a receiver for each queue.
 * @throws when this machine's clock differs too much from the database's
 */
export async function startWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const { queue, dataSource, handlers, concurrency = 4, lockMs = 20_000, onError } = settings;
  await assertClock(dataSource, lockMs);
  const presence = await bePresent(queue.databaseUrl, onError);
  const relay = startRelay(settings);
  const housekeeping = startHousekeeping(settings);
  const { failures = {}, maxStalls = 20, onGivenUp } = settings;
  const run = createRunner({ dataSource, handlers, failures, maxStalls, onGivenUp });
  const receivers = QUEUE_NAMES.map((name) =>
    openReceiver(queue, name, run, {
      name: presence.name,
      concurrency: concurrency * QUEUES[name].share,
      lockMs,
      onError,
    }),
  );
  return closingOnce(async () => {
    // At once: a receiver that waited for the others would go on taking jobs.
    await Promise.all([...receivers, relay, ...housekeeping].map((each) => each.close()));
    // Last: what is still at work here must not be taken for lost.
    await presence.close();
  });
}

/** Hands jobs over when a commit says so, and once a second for the notifications that get lost. */
export function startRelay({
  queue,
  dataSource,
  onError,
}: Pick<WorkerSettings, 'queue' | 'dataSource' | 'onError'>): RunningWorker {
  const senders = Object.fromEntries(QUEUE_NAMES.map((name) => [name, openSender(queue, name, onError)])) as Record<
    QueueName,
    Sender
  >;
  const pump = repeat({
    everyMs: POLL_MS,
    onError,
    work: async () => {
      while ((await relayBatch(dataSource, senders)) > 0);
    },
  });
  const broom = repeat({
    everyMs: FORGET_MS,
    onError,
    work: async () => {
      await Promise.all(Object.values(senders).map((sender) => sender.forgetEnded()));
    },
  });
  const recovery = repeat({ everyMs: RECOVER_MS, onError, work: recoverLost(dataSource, Object.values(senders)) });
  const listener = listen(queue.databaseUrl, OUTBOX_CHANNEL, {
    onMessage: () => pump.now(),
    onConnected: () => pump.now(),
    onError,
  });
  return closingOnce(async () => {
    await Promise.all([listener.close(), pump.close(), broom.close(), recovery.close()]);
    await Promise.all(Object.values(senders).map((sender) => sender.close()));
  });
}

/** A second closing waits for the first: a Redis client disconnected twice keeps a timer, and with it the process. */
function closingOnce(close: () => Promise<void>): RunningWorker {
  let closing: Promise<void> | undefined;
  return { close: () => (closing ??= close()) };
}

function startHousekeeping(settings: WorkerSettings): { close(): Promise<void> }[] {
  const {
    queue,
    dataSource,
    sweepMs = 30_000,
    lostAfterMs = 300_000,
    maxSends = 5,
    schedules = true,
    failures = {},
    onError,
    onGivenUp,
  } = settings;
  // Opened when the first send is late, which in most installations is never.
  const senders = new Map<QueueName, Sender>();
  const senderOf = (name: QueueName): Sender => {
    const sender = senders.get(name) ?? openSender(queue, name, onError);
    senders.set(name, sender);
    return sender;
  };
  const inQueue: InQueue = async (sent) => {
    const found = await Promise.all(
      QUEUE_NAMES.map(async (name) => {
        const own = sent.filter((each) => isJobName(each.name) && JOBS[each.name].queue === name);
        const held = own.length > 0 ? await senderOf(name).holds(own.map(jobIdOf)) : new Set();
        return own.filter((each) => held.has(jobIdOf(each)));
      }),
    );
    return found.flat();
  };
  const sweeping = repeat({
    everyMs: sweepMs,
    onError,
    work: async () => {
      const { givenUp } = await sweep(dataSource, { lostAfterMs, maxSends }, inQueue);
      for (const { id, name, payload, memberCode, sends } of givenUp) {
        const error = new WorkersLost(`sent ${sends} times and never done`);
        await giveUp(dataSource, failures, { name, payload, outboxId: id, memberCode, error });
        onGivenUp({ id, name });
      }
      await pruneOutbox(dataSource, KEEP_DAYS);
    },
  });
  const sweeper = {
    close: async () => {
      await sweeping.close();
      await Promise.all([...senders.values()].map((sender) => sender.close()));
    },
  };
  if (!schedules) return [sweeper];
  return [sweeper, repeat({ everyMs: SCHEDULE_MS, onError, work: () => scheduleDue(dataSource, new Date()) })];
}
