import type { Actor } from '@signatory/domain';
import { EntryReviewEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { indexPlan } from '../catalogue/index.js';
import { MoveSubmission, readVersionsAt, type ReportScope } from '../submissions/index.js';
import { MoveReview } from './move-review.js';

/** Takes a certified report under review, entry by entry. */
@Injectable()
export class BeginReview {
  constructor(
    private readonly moveSubmission: MoveSubmission,
    private readonly moveReview: MoveReview,
  ) {}

  /**
   * Makes the review of each entry of this version; an entry that was approved before and has not changed since stays approved,
   * and of one that changed the approval is void.
   * The caller holds the report's lock. A review that has begun is left as it is.
   */
  async execute(
    tx: EntityManager,
    scope: ReportScope,
    submission: SubmissionEntity,
    { actor, at }: { actor: Actor; at: Date },
  ): Promise<SubmissionEntity> {
    if (submission.state !== 'SUBMITTED') return submission;
    const begun = await this.moveSubmission.execute(tx, {
      scope,
      submission,
      command: 'begin-review',
      performer: scope.grant.role,
      actor: actor.id,
      at,
    });
    const { key } = scope;
    const entries = await readVersionsAt(tx, key, submission.atRevision ?? 0);
    const approved = await this.approvedBefore(tx, key, submission.version);
    const rows = entries.map(({ indicatorId, version }) => ({
      ...key,
      submissionVersion: submission.version,
      indicatorId,
      entryVersion: version,
      state: approved.has(indicatorId) ? ('APPROVED' as const) : ('PENDING' as const),
      changedAt: at,
    }));
    if (rows.length > 0) await tx.insert(EntryReviewEntity, rows);
    const changed = rows.filter(({ indicatorId, entryVersion }) => {
      const before = approved.get(indicatorId);
      return before !== undefined && before !== entryVersion;
    });
    for (const { indicatorId } of changed) await this.void(tx, scope, { submission, indicatorId, at });
    return begun;
  }

  private async void(
    tx: EntityManager,
    scope: ReportScope,
    { submission, indicatorId, at }: { submission: SubmissionEntity; indicatorId: string; at: Date },
  ): Promise<void> {
    const placed = indexPlan(scope.opened.plan).byId.get(indicatorId);
    if (!placed) throw new Error(`The plan has no indicator ${indicatorId}.`);
    await this.moveReview.execute(tx, {
      scope: { ...scope, placed },
      review: await this.moveReview.lock(tx, scope.key, submission.version, indicatorId),
      command: 'void',
      performer: 'system',
      actor: 'system',
      at,
    });
  }

  private async approvedBefore(
    tx: EntityManager,
    key: ReportScope['key'],
    version: number,
  ): Promise<Map<string, number | null>> {
    // A version that was withdrawn had no review: the one before it counts.
    const last = await tx.maximum(EntryReviewEntity, 'submissionVersion', {
      ...key,
      submissionVersion: LessThan(version),
    });
    if (last === null) return new Map();
    const rows = await tx.findBy(EntryReviewEntity, { ...key, submissionVersion: last, state: 'APPROVED' });
    return new Map(rows.map(({ indicatorId, entryVersion }) => [indicatorId, entryVersion]));
  }
}
