import type { Actor } from '@signatory/domain';
import { EntryReviewEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { indexPlan } from '../catalogue/index.js';
import { RescoreChanged } from '../scoring/index.js';
import { MoveSubmission, readVersionsAt, type ReportScope } from '../submissions/index.js';
import { MoveReview } from './move-review.js';

/** Takes a certified report under review, entry by entry. */
@Injectable()
export class BeginReview {
  constructor(
    private readonly moveSubmission: MoveSubmission,
    private readonly moveReview: MoveReview,
    private readonly rescore: RescoreChanged,
  ) {}

  /**
   * Makes the review of each entry of this version; an entry that was approved before and has not changed since stays approved,
   * and of one that changed the approval is void; scores that rest on one that changed are given again.
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
    const before = await this.reviewedBefore(tx, key, submission.version);
    const approved = new Map(
      before.flatMap(({ indicatorId, state, entryVersion }) =>
        state === 'APPROVED' ? [[indicatorId, entryVersion] as const] : [],
      ),
    );
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
      const version = approved.get(indicatorId);
      return version !== undefined && version !== entryVersion;
    });
    for (const { indicatorId } of changed) await this.void(tx, scope, { submission, indicatorId, at });
    if (before.length > 0) {
      const indicators = changedBetween(before, rows);
      await this.rescore.execute(tx, scope.opened, { member: key.memberCode, indicators, at });
    }
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

  /** The review of the version before; none of the first. */
  private async reviewedBefore(
    tx: EntityManager,
    key: ReportScope['key'],
    version: number,
  ): Promise<EntryReviewEntity[]> {
    // A version that was withdrawn had no review: the one before it counts.
    const last = await tx.maximum(EntryReviewEntity, 'submissionVersion', {
      ...key,
      submissionVersion: LessThan(version),
    });
    return last === null ? [] : tx.findBy(EntryReviewEntity, { ...key, submissionVersion: last });
  }
}

/** Entries that are another version in the one review than in the other, or only in one of them. */
function changedBetween(
  before: readonly Pick<EntryReviewEntity, 'indicatorId' | 'entryVersion'>[],
  now: readonly Pick<EntryReviewEntity, 'indicatorId' | 'entryVersion'>[],
): Set<string> {
  const versions = (all: typeof before): Map<string, number | null> =>
    new Map(all.map(({ indicatorId, entryVersion }) => [indicatorId, entryVersion]));
  const [old, own] = [versions(before), versions(now)];
  return new Set([...old.keys(), ...own.keys()].filter((id) => old.get(id) !== own.get(id)));
}
