import type { DecideEntry as Decision } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Database, EntryReviewEntity, EntryVersionEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, MoveSubmission, type ReportRequest } from '../submissions/index.js';
import { BeginReview } from './begin-review.js';
import { MoveReview } from './move-review.js';
import { enterReview, type ReviewScope } from './review-scope.js';

export interface DecideEntryCommand extends ReportRequest {
  /** The indicator's code. */
  readonly indicator: string;
  readonly decision: Decision;
}

const DAY = 86_400_000;
/** Days that a member has to correct or clarify; a default for adopters to set. */
const CORRECTION_DAYS = 14;

/** A reviewer's decision on one entry at one version. The last one settles the submission. */
@Injectable()
export class DecideEntry {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly beginReview: BeginReview,
    private readonly moveReview: MoveReview,
    private readonly moveSubmission: MoveSubmission,
  ) {}

  /** Refuses `conflict-of-interest`, `review.own-edit`, `command.stale` (the entry has another version) and `command.wrong-state`. */
  async execute(command: DecideEntryCommand): Promise<void> {
    const scope = enterReview(await this.catalogue.open(command.cycle), command, 'review:decide');
    await this.database.as(scope.reach, async (tx) => {
      const submission = await this.underReview(tx, scope, command);
      const review = await this.moveReview.lock(tx, scope.key, submission.version, scope.placed.indicator.id);
      await refuseStaleOrOwn(tx, scope, review, command);
      const { decision, actor, at } = command;
      await this.moveReview.execute(tx, {
        scope,
        review,
        command: decision.decision,
        performer: 'reviewer',
        actor: actor.id,
        at,
        standsInFor: scope.grant.standsInFor,
        ...(decision.reason ? { reason: decision.reason } : {}),
        ...(decision.text ? { text: decision.text } : {}),
        ...(decision.decision === 'approve' ? {} : { dueAt: new Date(at.getTime() + CORRECTION_DAYS * DAY) }),
      });
      await this.settle(tx, scope, submission, at);
    });
  }

  private async underReview(
    tx: EntityManager,
    scope: ReviewScope,
    command: DecideEntryCommand,
  ): Promise<SubmissionEntity> {
    const locked = await lockReport(tx, scope.key);
    const submission = locked?.submission && (await this.beginReview.execute(tx, scope, locked.submission, command));
    if (submission?.state !== 'UNDER_REVIEW') {
      const state = submission?.state ?? 'NOT_STARTED';
      throw new Refusal('command.wrong-state', {
        command: command.decision.decision,
        subject: 'submission',
        state,
        allowed: 'SUBMITTED, UNDER_REVIEW',
      });
    }
    return submission;
  }

  /** When no entry waits any more: accepted, or sent back with what was returned. */
  private async settle(tx: EntityManager, scope: ReviewScope, submission: SubmissionEntity, at: Date): Promise<void> {
    const reviews = await tx.findBy(EntryReviewEntity, { ...scope.key, submissionVersion: submission.version });
    if (reviews.some(({ state }) => !['APPROVED', 'LAPSED', 'RETURNED'].includes(state))) return;
    const returned = reviews.filter(({ state }) => state === 'RETURNED').map(({ indicatorId }) => indicatorId);
    const step = { scope, submission, performer: 'system', actor: 'system', at } as const;
    if (returned.length === 0) {
      await this.moveSubmission.execute(tx, { ...step, command: 'accept' });
      return;
    }
    const dueAt = new Date(at.getTime() + CORRECTION_DAYS * DAY);
    const reason = `${returned.length} entries were returned.`;
    await this.moveSubmission.execute(tx, {
      ...step,
      command: 'request-correction',
      reason,
      sets: { returned, dueAt },
    });
  }
}

async function refuseStaleOrOwn(
  tx: EntityManager,
  { key, placed }: ReviewScope,
  review: EntryReviewEntity,
  { actor, decision }: DecideEntryCommand,
): Promise<void> {
  if (review.entryVersion !== decision.version) {
    throw new Refusal('command.stale', { sent: decision.version, current: review.entryVersion ?? 0 });
  }
  const own = await tx.countBy(EntryVersionEntity, { ...key, indicatorId: placed.indicator.id, actor: actor.id });
  if (own > 0) throw new Refusal('review.own-edit', { indicator: placed.indicator.code });
}
