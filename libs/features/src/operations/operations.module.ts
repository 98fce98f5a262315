import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AdmitToQueues } from './admit-to-queues.js';
import { CancelJob } from './cancel-job.js';
import { ChangeNotice } from './notice/change-notice.js';
import { ReadNotice } from './notice/read-notice.js';
import { WriteNotice } from './notice/write-notice.js';
import { ReadJob } from './read-job.js';
import { ReadJobs } from './read-jobs.js';
import { ReadLetters } from './read-letters.js';
import { SendLetterAgain } from './send-letter-again.js';
import { ReadStorage } from './read-storage.js';
import { ReadWaits } from './read-waits.js';
import { ReadWork } from './read-work.js';
import { SendJobAgain } from './send-job-again.js';
import { SteerQueue } from './steer-queue.js';

const USE_CASES = [
  AdmitToQueues,
  CancelJob,
  ChangeNotice,
  ReadNotice,
  WriteNotice,
  ReadJob,
  ReadJobs,
  ReadLetters,
  SendLetterAgain,
  ReadStorage,
  ReadWaits,
  ReadWork,
  SendJobAgain,
  SteerQueue,
];

@Module({ imports: [AuditModule, CatalogueModule, SubmissionsModule], providers: USE_CASES, exports: USE_CASES })
export class OperationsModule {}
