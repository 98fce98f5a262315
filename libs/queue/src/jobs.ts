import { EVENT_KINDS } from '@signatory/domain';
import { z } from 'zod';

/** How a job is carried and retried. */
interface Job<Payload extends z.ZodType> {
  readonly queue: QueueName;
  /** Ids only: a payload outlives the build that wrote it, and the rows are the truth. */
  readonly payload: Payload;
  readonly attempts: number;
  /** Wait before the first retry, in milliseconds; it doubles with each. */
  readonly backoffMs: number;
  /** Longer than this and it is given up, in seconds. */
  readonly limitSeconds: number;
  /**
   * Set for jobs that nobody asks for: how often they come, in seconds. What fails is caught by the next turn, which does whatever
   * is due; where that is far off it is tried again before.
   */
  readonly everySeconds?: number;
}

/**
 * The queues, and how many jobs of each a worker does at a time for one of its `concurrency`: a validation waits for the
 * database most of its time, and those at work together share their statements; a rendering has a core to itself.
 */
export const QUEUES = {
  validation: { share: 4 },
  exchange: { share: 1 },
  rendering: { share: 1 },
  // By itself: a web server that takes its time holds up nothing else.
  links: { share: 1 },
  // A scanner that hangs holds up nothing but the files that wait for it.
  scans: { share: 1 },
  // For the same reason, and so that links do not wait for them.
  webhooks: { share: 1 },
  housekeeping: { share: 1 },
} as const;
export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as readonly QueueName[];

const member = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const job = <const Payload extends z.ZodType>(row: Job<Payload>): Job<Payload> => row;

/** Every job there is. A job without a handler does not compile. */
export const JOBS = {
  /** Runs the rules over one revision of a report. */
  'validation.run': job({
    queue: 'validation',
    payload: z.strictObject({ cycleId: z.uuid(), memberCode: member, revision: z.int().nonnegative() }),
    attempts: 5,
    backoffMs: 2_000,
    limitSeconds: 300,
  }),
  /** Reads a file that was brought to a report: a dry run that shows what would change. */
  'report.import': job({
    queue: 'exchange',
    payload: z.strictObject({ cycleId: z.uuid(), memberCode: member, importId: z.uuid() }),
    attempts: 5,
    backoffMs: 2_000,
    limitSeconds: 1_800,
  }),
  /** Writes what a person accepted of an import. */
  'report.apply-import': job({
    queue: 'exchange',
    payload: z.strictObject({ cycleId: z.uuid(), memberCode: member, importId: z.uuid() }),
    attempts: 5,
    backoffMs: 2_000,
    limitSeconds: 1_800,
  }),
  /** Forgets the files of imports after their time. */
  'report.sweep-imports': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 30_000,
    limitSeconds: 600,
    everySeconds: 600,
  }),
  /** Compares what the members report of each other, after one of their reports was submitted or taken back. */
  'report.compare': job({
    queue: 'validation',
    payload: z.strictObject({ cycleId: z.uuid(), memberCode: member }),
    attempts: 5,
    backoffMs: 2_000,
    limitSeconds: 600,
  }),
  /** Forgets uploaded files that no entry cites. */
  'evidence.sweep-files': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 30_000,
    everySeconds: 3_600,
    limitSeconds: 300,
  }),
  /** Removes stored files that no row names. */
  'blobs.sweep-unnamed': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 30_000,
    everySeconds: 21_600,
    limitSeconds: 600,
  }),
  /** Has files that were brought scanned for viruses. */
  'evidence.scan-files': job({
    queue: 'scans',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    everySeconds: 15,
    limitSeconds: 600,
  }),
  /** Asks for the pages of the links behind a report's entries and a member's actions that nobody asked for yet, or not for days. */
  'evidence.check-links': job({
    queue: 'links',
    payload: z.strictObject({ cycleId: z.uuid(), memberCode: member }),
    attempts: 3,
    backoffMs: 10_000,
    limitSeconds: 600,
  }),
  /** Finds the reports whose links are due. */
  'evidence.recheck-links': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 30_000,
    everySeconds: 3_600,
    limitSeconds: 300,
  }),
  /** Renders one file of a release. */
  'scorecard.render': job({
    queue: 'rendering',
    payload: z.strictObject({ releaseId: z.uuid(), path: z.string().regex(/^[A-Za-z0-9._/-]{1,200}$/) }),
    attempts: 3,
    backoffMs: 2_000,
    limitSeconds: 600,
  }),
  /** Writes `missed_at` where a deadline has passed. */
  'report.mark-missed': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 60,
  }),
  /** Sends one letter. */
  'mail.send': job({
    queue: 'housekeeping',
    payload: z.strictObject({ mailId: z.uuid() }),
    attempts: 8,
    backoffMs: 5_000,
    limitSeconds: 600,
  }),
  /** Sends the letter of an invitation, with a link that is made for it. */
  'mail.invite': job({
    queue: 'housekeeping',
    payload: z.strictObject({ invitationId: z.uuid() }),
    attempts: 8,
    backoffMs: 5_000,
    limitSeconds: 600,
  }),
  /** Writes the reminders that are due. */
  'mail.remind': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 30,
  }),
  /** Writes people of what happened, in digests. */
  'mail.tell-news': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 60,
  }),
  /** Makes a delivery of an event for each address that asked for it. */
  'webhook.announce': job({
    queue: 'webhooks',
    payload: z.strictObject({
      kind: z.enum(EVENT_KINDS),
      cycleId: z.uuid(),
      memberCode: member.nullable(),
      at: z.iso.datetime(),
      facts: z.record(z.string(), z.union([z.string(), z.int()]).nullable()),
    }),
    attempts: 8,
    backoffMs: 2_000,
    limitSeconds: 60,
  }),
  /** Sends one delivery once: when it comes again after a failure is written beside it, and not the queue's to know. */
  'webhook.deliver': job({
    queue: 'webhooks',
    payload: z.strictObject({ deliveryId: z.uuid() }),
    attempts: 8,
    backoffMs: 2_000,
    limitSeconds: 60,
  }),
  /** Sends deliveries again whose pause is over. */
  'webhook.retry-due': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 60,
    everySeconds: 15,
  }),
  /** Forgets deliveries after their time. */
  'webhook.sweep-deliveries': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 30_000,
    limitSeconds: 300,
    everySeconds: 3_600,
  }),
  /** Opens and closes cycles at their instants. */
  'cycle.follow-calendar': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 20,
  }),
  /** Confirms shared scores whose reply period has ended. */
  'score.confirm-due': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 60,
  }),
  /** Publishes what is embargoed until now. */
  'release.publish-due': job({
    queue: 'housekeeping',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 0,
    limitSeconds: 600,
    everySeconds: 10,
  }),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>;

export const JOB_NAMES = Object.keys(JOBS) as readonly JobName[];

/** What a handler needs beside its payload. */
export interface JobContext {
  /** For `completeJob` in the handler's transaction. */
  readonly outboxId: string;
  /** Whose rows the job reads and writes; null for a job of all members. */
  readonly memberCode: string | null;
  /** 1, 2, … */
  readonly attempt: number;
}

/**
 * What a worker must supply, exactly. A job may come twice, and may come late: a handler re-checks revision and state,
 * and writes its outcome together with `completeJob`. It does not catch: the runner decides about retries. One that answers
 * `true` has completed its job; for the others the runner does.
 */
export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<boolean | void>;
};

/** Why a job was given up: what its handler threw, or one of `job-errors`. */
export interface GivenUp {
  readonly outboxId: string;
  readonly memberCode: string | null;
  readonly error: Error;
}

/** What is told where, when a job is given up: it must leave a state that somebody sees. It may come twice. */
export type JobFailures = {
  readonly [Name in JobName]?: (payload: JobPayload<Name>, failed: GivenUp) => Promise<void>;
};

/** How often a worker tries a job before it gives it up; once where a later build no longer knows it. */
export function attemptsOf(name: string): number {
  return isJobName(name) ? JOBS[name].attempts : 1;
}

/** The queue that carries it; null where a later build no longer knows it. */
export function queueOf(name: string): QueueName | null {
  return isJobName(name) ? JOBS[name].queue : null;
}

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}
