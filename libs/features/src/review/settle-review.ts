import { EntryReviewEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MoveSubmission, type ReportScope } from '../submissions/index.js';
import { dueTogether } from './return-terms.js';

/** Rolls decisions up: when no entry waits any more the submission is accepted, or sent back with what was returned. */
@Injectable()
export class SettleReview {
  constructor(private readonly moveSubmission: MoveSubmission) {}

  /** The caller holds the report's lock. */
  async execute(
    tx: EntityManager,
    scope: Pick<ReportScope, 'opened' | 'key'>,
    submission: SubmissionEntity,
    at: Date,
  ): Promise<void> {
    const reviews = await tx.findBy(EntryReviewEntity, { ...scope.key, submissionVersion: submission.version });
    if (reviews.some(({ state }) => !['APPROVED', 'LAPSED', 'RETURNED'].includes(state))) return;
    const back = reviews.filter(({ state }) => state === 'RETURNED');
    const returned = back.map(({ indicatorId }) => indicatorId);
    const step = { scope, submission, performer: 'system', actor: 'system', at } as const;
    if (returned.length === 0) {
      await this.moveSubmission.execute(tx, { ...step, command: 'accept' });
      return;
    }
    const dueAt = dueTogether(back, at);
    const reason = `${returned.length} entries were returned.`;
    await this.moveSubmission.execute(tx, {
      ...step,
      command: 'request-correction',
      reason,
      sets: { returned, dueAt },
    });
  }

  /** Takes the roll-up back with the decision that led to it. */
  async resume(
    tx: EntityManager,
    scope: Pick<ReportScope, 'opened' | 'key'>,
    submission: SubmissionEntity,
    { actor, at }: { actor: string; at: Date },
  ): Promise<void> {
    if (submission.state === 'UNDER_REVIEW') return;
    const sets = { returned: null, dueAt: null, reason: null };
    await this.moveSubmission.execute(tx, {
      scope,
      submission,
      command: 'resume-review',
      performer: 'reviewer',
      actor,
      at,
      sets,
    });
  }
}
