export { AnswerClarification, type AnswerClarificationCommand } from './answer-clarification.js';
export { BeginReview } from './begin-review.js';
export { DecideEntry, type DecideEntryCommand } from './decide-entry.js';
export { MoveReview } from './move-review.js';
export { ReadReviews, type QueueQuestion, type ReviewQuestion } from './read-reviews.js';
export { ReviewModule } from './review.module.js';
