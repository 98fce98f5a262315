import type { DecideEntry as Decision } from '@signatory/contract';
import {
  approvalsAsked,
  approversOf,
  Refusal,
  threadsOf,
  type Actor,
  type EntryReviewCommand,
} from '@signatory/domain';
import { EntryReviewEntity, EntryVersionEntity, type SubmissionEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BeginReview } from './begin-review.js';
import { MoveReview } from './move-review.js';
import { readEvents, type StoredEvent } from './review-events.js';
import type { ReviewScope } from './review-scope.js';
import { requireTerms } from './return-terms.js';

export interface Judgement {
  readonly decision: Decision;
  readonly actor: Actor;
  readonly at: Date;
}

interface Begun {
  readonly command: EntryReviewCommand;
  readonly actor: Actor;
  readonly at: Date;
}

/** Writes one reviewer's decision on one entry. The caller holds the report's lock and settles the submission afterwards. */
@Injectable()
export class JudgeEntry {
  constructor(
    private readonly beginReview: BeginReview,
    private readonly moveReview: MoveReview,
  ) {}

  /** The submission under review, taken there if nobody has begun. Refuses `command.wrong-state`. */
  async begin(
    tx: EntityManager,
    scope: ReviewScope,
    submission: SubmissionEntity | null,
    { command, actor, at }: Begun,
  ): Promise<SubmissionEntity> {
    const begun = submission && (await this.beginReview.execute(tx, scope, submission, { actor, at }));
    if (begun?.state === 'UNDER_REVIEW') return begun;
    throw new Refusal('command.wrong-state', {
      command,
      subject: 'submission',
      state: begun?.state ?? 'NOT_STARTED',
      allowed: 'SUBMITTED, UNDER_REVIEW',
    });
  }

  /**
   * Refuses `review.stale` (the entry has another version), `review.own-edit`, `same-person` (the reviewer has approved it
   * already), `review.threads-open` (without a word why), `value.invalid` (of a part or a date) and `command.wrong-state`.
   */
  async execute(
    tx: EntityManager,
    scope: ReviewScope,
    submission: SubmissionEntity,
    { decision, actor, at }: Judgement,
  ): Promise<void> {
    const { key, placed } = scope;
    const review = await this.moveReview.lock(tx, key, submission.version, placed.indicator.id);
    const events = await readEvents(tx, key, placed.indicator.id);
    refuseStale(scope, review, events, decision.version);
    await refuseOwn(tx, scope, actor);
    const isApproval = decision.decision === 'approve';
    const open = isApproval ? requireTalkedOver(scope, events, decision.text) : 0;
    const terms = isApproval ? null : requireTerms(scope, decision, at);
    await this.moveReview.execute(tx, {
      scope,
      review,
      command: isApproval ? approvalBy(scope, review, events, actor) : decision.decision,
      performer: 'reviewer',
      actor: actor.id,
      at,
      ...(decision.reason ? { reason: decision.reason } : {}),
      ...(decision.text ? { text: decision.text, language: decision.language } : {}),
      ...terms,
      facts: {
        ...(terms && terms.cells.length > 0 && { cells: terms.cells }),
        ...(decision.decision === 'return' && terms?.dueAt && { due: terms.dueAt.toISOString() }),
        ...(open > 0 && { openThreads: open, reason: decision.text }),
        ...(scope.grant.standsInFor && { standsInFor: scope.grant.standsInFor }),
      },
    });
  }
}

/** The last approval that the plan asks for, or one before it; each is another person's. */
function approvalBy(
  { opened, placed }: ReviewScope,
  review: EntryReviewEntity,
  events: readonly StoredEvent[],
  { id }: Actor,
): EntryReviewCommand {
  const approvers = approversOf(events, review.submissionVersion);
  if (review.state === 'AWAITING_APPROVAL' && approvers.includes(id))
    throw new Refusal('same-person', { first: 'endorseEntry', second: 'approveEntry' });
  return approvers.length + 1 < approvalsAsked(opened.plan, placed.indicator) ? 'endorse' : 'approve';
}

/** How many threads are open where that was written down; refused where it was not. */
function requireTalkedOver({ placed }: ReviewScope, events: readonly StoredEvent[], why = ''): number {
  const open = threadsOf(events).filter(({ state }) => state === 'OPEN').length;
  if (open > 0 && why.length < 3) throw new Refusal('review.threads-open', { indicator: placed.indicator.code, open });
  return open;
}

function refuseStale(
  { placed }: ReviewScope,
  { entryVersion, state, changedAt }: EntryReviewEntity,
  events: readonly StoredEvent[],
  sent: number,
): void {
  if (entryVersion === sent) return;
  const last = events.at(-1);
  throw new Refusal('review.stale', {
    indicator: placed.indicator.code,
    sent,
    current: entryVersion ?? 0,
    state,
    role: last?.role ?? 'lead-focal-point',
    at: changedAt.toISOString(),
  });
}

/** Refuses `review.own-edit`. */
export async function refuseOwn(tx: EntityManager, { key, placed }: ReviewScope, { id }: Actor): Promise<void> {
  const own = await tx.countBy(EntryVersionEntity, { ...key, indicatorId: placed.indicator.id, actor: id });
  if (own > 0) throw new Refusal('review.own-edit', { indicator: placed.indicator.code });
}
