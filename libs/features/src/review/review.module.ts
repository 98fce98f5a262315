import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { SubmissionsModule } from '../submissions/index.js';
import { AnswerClarification } from './answer-clarification.js';
import { BeginReview } from './begin-review.js';
import { DecideEntry } from './decide-entry.js';
import { MoveReview } from './move-review.js';
import { ReadReviews } from './read-reviews.js';

const VERBS = [AnswerClarification, DecideEntry, ReadReviews];

@Module({
  imports: [AuditModule, CatalogueModule, SubmissionsModule],
  providers: [BeginReview, MoveReview, ...VERBS],
  exports: VERBS,
})
export class ReviewModule {}
