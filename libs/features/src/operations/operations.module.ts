import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AdmitToQueues } from './admit-to-queues.js';
import { ReadFailedJobs } from './read-failed-jobs.js';
import { ReadWaits } from './read-waits.js';
import { ReadWork } from './read-work.js';
import { SendJobAgain } from './send-job-again.js';
import { SteerQueue } from './steer-queue.js';
import { WatchWorker } from './watch-worker.js';

const USE_CASES = [AdmitToQueues, ReadFailedJobs, ReadWaits, ReadWork, SendJobAgain, SteerQueue, WatchWorker];

@Module({ imports: [AuditModule, CatalogueModule, SubmissionsModule], providers: USE_CASES, exports: USE_CASES })
export class OperationsModule {}
