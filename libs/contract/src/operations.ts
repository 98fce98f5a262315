import { z } from 'zod';

/** A job that was given up: a person must look. */
export const FailedJobView = z.object({
  id: z.uuid(),
  /** `mail.send` */
  name: z.string(),
  /** The cycle's code; null for a job of the whole installation. */
  cycle: z.string().nullable(),
  member: z.string().nullable(),
  requestedAt: z.string(),
  /** When it was given to a worker last. */
  sentAt: z.string().nullable(),
  /** How often it was given to a worker, and how often each tried at most. */
  sends: z.int(),
  attempts: z.int(),
  /** As it was thrown, for operators. */
  cause: z.string(),
});
export type FailedJobView = z.infer<typeof FailedJobView>;

/** Whether work gets done at all. */
export const WorkView = z.object({
  /** A worker has ended a job within the last minute. */
  atWork: z.boolean(),
  /** Since the oldest job was asked for that is neither done nor given up; 0 where there is none. */
  waitingSeconds: z.int(),
});
export type WorkView = z.infer<typeof WorkView>;

/** One queue of the installation. */
export const WorkQueueView = z.object({
  /** `validation` */
  queue: z.string(),
  waiting: z.int(),
  /** Waiting for their next attempt. */
  delayed: z.int(),
  active: z.int(),
  failed: z.int(),
  /** Since its oldest job was asked for that is neither done nor given up; 0 where there is none. */
  oldestSeconds: z.int(),
  paused: z.boolean(),
  /** What may be done with it: `pause` or `resume`; nothing with the queue that tells whether a worker is there. */
  commands: z.array(z.enum(['pause', 'resume'])),
});
export type WorkQueueView = z.infer<typeof WorkQueueView>;
