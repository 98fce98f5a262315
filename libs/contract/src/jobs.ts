import { z } from 'zod';

/** Where a job stands: `WAITING` also for its next attempt, `FAILED` once it was given up. */
export const JOB_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Which jobs are listed, and how they are narrowed. */
export const JobFilters = z.strictObject({
  state: z.enum(JOB_STATES).default('FAILED'),
  /** Words of which each stands in a job's id, name, member, cycle or file; names and members in any language. */
  search: z.string().trim().max(200).default(''),
});
export type JobFilters = z.infer<typeof JobFilters>;

/** One job of the outbox. */
export const JobView = z.object({
  id: z.uuid(),
  /** `mail.send` */
  name: z.string(),
  /** The queue that carries it; null of a job that this build does not know. */
  queue: z.string().nullable(),
  state: z.enum(JOB_STATES),
  /** The cycle's code; null for a job of the whole installation. */
  cycle: z.string().nullable(),
  member: z.string().nullable(),
  /** The path of the file of a release that it renders; null of every other job. */
  file: z.string().nullable(),
  requestedAt: z.string(),
  /** When it was given to a worker last. */
  sentAt: z.string().nullable(),
  doneAt: z.string().nullable(),
  /** How often it was given to a worker, and how often each tries at most. */
  sends: z.int(),
  attempts: z.int(),
  /** Rules of a validation run, or pages of a document; null where nothing is counted. */
  progress: z.object({ of: z.enum(['rules', 'pages']), done: z.int(), total: z.int() }).nullable(),
  /** Why it was given up, as it was thrown, for operators. */
  cause: z.string().nullable(),
  commands: z.array(z.enum(['send-again', 'cancel'])),
});
export type JobView = z.infer<typeof JobView>;

export const JobsView = z.object({
  jobs: z.array(JobView),
  /** False where the store of the queues is away: then nobody knows which of the waiting jobs are at work. */
  queueAnswers: z.boolean(),
});
export type JobsView = z.infer<typeof JobsView>;

/** A job with where it stands in its queue. */
export const JobDetailView = JobView.extend({
  /** As in `JobsView`. */
  queueAnswers: z.boolean(),
  /** Its queue is paused: nothing of it is begun until it goes on. */
  paused: z.boolean(),
  /** How many jobs of its queue are taken before it; null once a worker took it, or it ended. */
  position: z.int().nullable(),
  /** Of its last handing over: attempts that were begun, when the last was, and what the last that failed threw. */
  attempt: z.object({ begun: z.int(), begunAt: z.string().nullable(), error: z.string().nullable() }).nullable(),
  /** The release whose file it renders, by its number. */
  release: z.int().nullable(),
});
export type JobDetailView = z.infer<typeof JobDetailView>;

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

/** Where the installation keeps what it keeps. */
export const StorageView = z.object({
  /** Bytes of the whole database. */
  databaseBytes: z.int(),
  files: z.object({
    kind: z.enum(['folder', 'bucket']).nullable(),
    /** False where the store is away: nothing is brought, rendered or downloaded meanwhile. */
    answers: z.boolean(),
    /** Free where the files lie; null of a bucket, and where it does not answer. */
    freeBytes: z.int().nullable(),
    /** Less than a gigabyte is free: somebody must make room before it ends. */
    isLow: z.boolean(),
  }),
  /** The virus scanner of files of evidence; null where the installation has none. */
  scan: z
    .object({
      /** What it calls itself, with its signatures; null while it does not answer. */
      version: z.string().nullable(),
      /** Files that it has not told of. */
      waiting: z.int(),
      infected: z.int(),
      /** When it last told of one. */
      lastAt: z.string().nullable(),
      /** The file of which it last could not tell, and why. */
      fault: z.object({ name: z.string(), why: z.string() }).nullable(),
    })
    .nullable(),
});
export type StorageView = z.infer<typeof StorageView>;
