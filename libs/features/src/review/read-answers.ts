import type { ReviewedAnswer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, indexPlan } from '../catalogue/index.js';
import { currentSubmission, describeAnswer, readHeadsAt, type ReportRequest } from '../submissions/index.js';
import { readQueued, REVIEWED } from './review-rows.js';
import { enterReview } from './review-scope.js';

export interface AnswersQuestion extends ReportRequest {
  /** Its id. */
  readonly commitment: string;
}

/** What a member submitted on one commitment, and how far the review of each entry is: what is read beside its score. */
@Injectable()
export class ReadReviewedAnswers {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Without what was never answered, and empty where no report is reviewed. Refuses `not-found` for a commitment that is not
   * there or not the reader's to see, and `permission.missing`.
   */
  async execute(question: AnswersQuestion): Promise<ReviewedAnswer[]> {
    const opened = await this.catalogue.open(question.cycle);
    const { member } = question;
    const commitment = opened.plan.commitments.find(({ id }) => id === question.commitment);
    const [first] = commitment?.indicators ?? [];
    if (!commitment || !first) throw new Refusal('not-found', { subject: 'commitment' });
    // All of them are of one pillar: who may see one sees the others.
    const { reach, key } = enterReview(opened, { ...question, indicator: first.code }, 'review:read');
    return this.database.as(reach, async (tx) => {
      const submission = await currentSubmission(tx, key);
      if (!submission) return [];
      const ids = commitment.indicators.map(({ id }) => id);
      const entries = ids.map((indicatorId) => ({ member, indicatorId }));
      const queued = await readQueued(tx, opened, entries, REVIEWED);
      const heads = await readHeadsAt(tx, key, submission.atRevision ?? 0, ids);
      return queued.flatMap(({ row, indicatorId }): ReviewedAnswer[] => {
        const placed = indexPlan(opened.plan).byId.get(indicatorId);
        const head = heads.find((each) => each.indicatorId === indicatorId);
        if (!placed || !head) return [];
        const { status, reason, value, currency } = describeAnswer(placed, head);
        return [{ indicator: row.indicator, state: row.state, status, reason, value, currency }];
      });
    });
  }
}
