export { OperationsModule } from './operations.module.js';
export { AdmitToQueues } from './admit-to-queues.js';
export { ReadFailedJobs } from './read-failed-jobs.js';
export { ReadWaits } from './read-waits.js';
export { SteerQueue } from './steer-queue.js';
export { SendJobAgain } from './send-job-again.js';
export { WatchWorker } from './watch-worker.js';
export { ReadWork, type RunSeconds, type Work } from './read-work.js';
