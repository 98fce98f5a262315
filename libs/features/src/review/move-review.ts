import {
  ENTRY_REVIEW,
  move,
  Refusal,
  type EntryReviewCommand,
  type Performer,
  type ReturnReason,
} from '@signatory/domain';
import { EntryReviewEntity, EntryReviewEventEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { subjectOf, type ReportKey } from '../submissions/index.js';
import type { ReviewScope } from './review-scope.js';

export interface ReviewMove {
  readonly scope: Pick<ReviewScope, 'opened' | 'key' | 'placed'>;
  readonly review: EntryReviewEntity;
  readonly command: EntryReviewCommand;
  readonly performer: Performer;
  readonly actor: string;
  readonly at: Date;
  readonly reason?: ReturnReason;
  readonly text?: string;
  readonly dueAt?: Date;
  /** The person in whose place the actor does it, for the trail. */
  readonly standsInFor?: string | null | undefined;
}

/** The one writer of an entry's review: the state, its thread, the trail. */
@Injectable()
export class MoveReview {
  constructor(private readonly audit: Audit) {}

  /** The review of an entry in a submitted version, under lock. Refuses `not-found` for one that has none. */
  async lock(
    tx: EntityManager,
    key: ReportKey,
    submissionVersion: number,
    indicatorId: string,
  ): Promise<EntryReviewEntity> {
    const where = { ...key, submissionVersion, indicatorId };
    const review = await tx.findOne(EntryReviewEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (!review) throw new Refusal('not-found', { subject: 'entry' });
    return review;
  }

  /** Refuses `command.forbidden` and `command.wrong-state`. */
  async execute(tx: EntityManager, step: ReviewMove): Promise<void> {
    const { scope, review, command, performer, actor, at, reason, text, dueAt, standsInFor } = step;
    const state = move(ENTRY_REVIEW, review.state, command, performer);
    const { cycleId, memberCode, submissionVersion, indicatorId } = review;
    const key = { cycleId, memberCode, submissionVersion, indicatorId };
    await tx.update(EntryReviewEntity, key, {
      state,
      version: review.version + 1,
      reviewer: performer === 'reviewer' ? actor : review.reviewer,
      reasonCode: reason ?? null,
      dueAt: dueAt ?? null,
      changedAt: at,
    });
    await tx.insert(EntryReviewEventEntity, {
      ...key,
      n: review.version,
      command,
      fromState: review.state,
      toState: state,
      entryVersion: review.entryVersion,
      reasonCode: reason ?? null,
      text: text ?? null,
      role: performer,
      actor,
      at,
    });
    await this.audit.record(tx, {
      actor,
      act: `entry.${command}`,
      subject: subjectOf(scope, scope.placed.indicator.code),
      facts: { from: review.state, to: state, version: review.entryVersion, ...(standsInFor && { standsInFor }) },
      at,
    });
    await notifyChanged(tx, { member: memberCode, keys: ['reviews', 'report', 'assignments'] });
  }
}
