export {
  CannotSucceed,
  JOB_NAMES,
  JOBS,
  QUEUES,
  type JobContext,
  type JobHandlers,
  type JobName,
  type JobPayload,
  type QueueName,
} from './jobs.js';
export { completeJob, enqueue } from './outbox.js';
export { startRelay, startWorker, type RunningWorker, type WorkerSettings } from './worker.js';
export type { QueueSettings } from './backend.js';
export { migrateQueue } from './migrate-queue.js';
export { Change, listenChanges, notifyChanged, type ChangeListening } from './changes.js';
