import type { Actor } from '@signatory/domain';
import { EntryReviewEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MoveSubmission, readVersionsAt, type ReportScope } from '../submissions/index.js';

/** Takes a certified report under review, entry by entry. */
@Injectable()
export class BeginReview {
  constructor(private readonly moveSubmission: MoveSubmission) {}

  /**
   * Makes the review of each entry of this version; an entry that was approved before and has not changed since stays approved.
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
      state: approved.get(indicatorId) === version ? ('APPROVED' as const) : ('PENDING' as const),
      changedAt: at,
    }));
    if (rows.length > 0) await tx.insert(EntryReviewEntity, rows);
    return begun;
  }

  private async approvedBefore(
    tx: EntityManager,
    key: ReportScope['key'],
    version: number,
  ): Promise<Map<string, number | null>> {
    const rows = await tx.findBy(EntryReviewEntity, { ...key, submissionVersion: version - 1, state: 'APPROVED' });
    return new Map(rows.map(({ indicatorId, entryVersion }) => [indicatorId, entryVersion]));
  }
}
