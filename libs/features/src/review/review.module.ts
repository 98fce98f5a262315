import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { ScoringModule } from '../scoring/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AnswerClarification } from './answer-clarification.js';
import { ApproveEntries } from './approve-entries.js';
import { BeginReview } from './begin-review.js';
import { DecideEntry } from './decide-entry.js';
import { JudgeEntry } from './judge-entry.js';
import { MoveReview } from './move-review.js';
import { ReadQueue } from './read-queue.js';
import { ReadReviewedAnswers } from './read-answers.js';
import { ReadReviews } from './read-reviews.js';
import { ReadThreads } from './read-threads.js';
import { ReadSavedViews, RemoveView, SaveView } from './saved-views.js';
import { SettleReview } from './settle-review.js';
import { TakeBackDecisions } from './take-back-decisions.js';
import { TakeEntries } from './take-entries.js';
import { WriteThread } from './write-thread.js';

const VERBS = [
  AnswerClarification,
  ApproveEntries,
  DecideEntry,
  ReadQueue,
  ReadReviewedAnswers,
  ReadReviews,
  ReadSavedViews,
  ReadThreads,
  RemoveView,
  SaveView,
  TakeBackDecisions,
  TakeEntries,
  WriteThread,
];

@Module({
  imports: [AuditModule, CatalogueModule, ScoringModule, SubmissionsModule],
  providers: [BeginReview, JudgeEntry, MoveReview, SettleReview, ...VERBS],
  exports: VERBS,
})
export class ReviewModule {}
