export {
  attemptsOf,
  isJobName,
  queueOf,
  JOB_NAMES,
  JOBS,
  QUEUE_NAMES,
  type GivenUp,
  type JobContext,
  type JobFailures,
  type JobHandlers,
  type JobName,
  type JobPayload,
  type QueueName,
} from './jobs.js';
export { CannotSucceed, OutOfTime, WorkersLost } from './job-errors.js';
export { grouped, HELD_UP } from './grouped.js';
export {
  CANCELLED,
  cancelJob,
  completeJob,
  completeJobs,
  endJobs,
  enqueue,
  sendAgain,
  settleFailed,
} from './outbox.js';
export { announce, type Announcement } from './announce.js';
export { pulseIds } from './sweep.js';
export { startRelay, startWorker, type RunningWorker, type WorkerSettings } from './worker.js';
export type { QueueSettings } from './backend.js';
export {
  HELD_QUEUES,
  watchQueues,
  type HeldQueue,
  type JobLook,
  type QueueCounts,
  type QueueWatch,
} from './watch-queues.js';
export type { Sent } from './job-id.js';
export { migrateQueue } from './migrate-queue.js';
export {
  Change,
  listenChanges,
  notifyAllChanged,
  notifyChanged,
  notifyingOf,
  type ChangeListening,
} from './changes.js';
export { repeat, type Repeating } from './repeat.js';
