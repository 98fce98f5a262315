import type { TakeBackDecisions as Decisions } from '@signatory/contract';
import {
  Refusal,
  standingEvents,
  SUBMISSION,
  TAKEN_BACK,
  UNDO_SECONDS,
  type Actor,
  type EntryReviewState,
  type SubmissionState,
} from '@signatory/domain';
import {
  Database,
  EntryReviewEventEntity,
  type EntryReviewEntity,
  type SubmissionEntity,
} from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { lockReport } from '../submissions/index.js';
import { MoveReview } from './move-review.js';
import { readEvents } from './review-events.js';
import { enterReview, type ReviewScope } from './review-scope.js';
import { SettleReview } from './settle-review.js';

export interface TakeBackCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly entries: Decisions['entries'];
  readonly at: Date;
}

/**
 * Takes back what the same person decided, or took into review, within ten seconds, with all that followed from it: the state of the entry, the
 * question's thread, an approval that it ended, and the acceptance or return of the report. No letter tells of
 * a return before that; screens were only told to read again, and are told again.
 * What is left as it is: the review has begun, because the reviewer has seen the report.
 */
@Injectable()
export class TakeBackDecisions {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveReview: MoveReview,
    private readonly settleReview: SettleReview,
  ) {}

  /** Refuses `review.undo-over`, `review.undo-followed` where somebody has built on it, `command.forbidden` and `not-found`. */
  async execute({ actor, cycle, entries, at }: TakeBackCommand): Promise<void> {
    const opened = await this.catalogue.open(cycle);
    const scopes = entries.map(({ member, indicator }) =>
      enterReview(opened, { actor, member, indicator, at }, 'review:decide'),
    );
    const members = [...new Set(entries.map(({ member }) => member))].sort();
    const reach = actorReach(actor, { plan: opened.plan.id, cycle }, memberCodes(opened.plan), at);
    await this.database.as(reach, async (tx) => {
      for (const member of members) {
        const own = scopes.filter(({ key }) => key.memberCode === member);
        const [first] = own;
        const submission = first && (await lockReport(tx, first.key))?.submission;
        if (!submission) throw new Refusal('not-found', { subject: 'entry' });
        for (const scope of own) await this.takeBack(tx, scope, submission, { actor: actor.id, at });
        await this.settleReview.resume(tx, first, submission, { actor: actor.id, at });
      }
    });
  }

  private async takeBack(
    tx: EntityManager,
    scope: ReviewScope,
    submission: SubmissionEntity,
    { actor, at }: { readonly actor: string; readonly at: Date },
  ): Promise<void> {
    const { key, placed } = scope;
    const { id, code } = placed.indicator;
    if (submission.state !== 'UNDER_REVIEW' && !CLOSED.includes(submission.state))
      throw new Refusal('review.undo-followed', { indicator: code });
    const review = await this.moveReview.lock(tx, key, submission.version, id);
    const last = await lastEvent(tx, review);
    if (!last || !TAKEN_BACK.some((each) => each === last.command))
      throw new Refusal('review.undo-followed', { indicator: code });
    if (last.actor !== actor)
      throw new Refusal('command.forbidden', { command: 'undo', subject: 'entry', needs: 'same-person' });
    if ((await secondsLeft(tx, last)) <= 0)
      throw new Refusal('review.undo-over', { indicator: code, limit: UNDO_SECONDS });
    if (last.command !== 'take') await refuseScored(tx, scope);
    const earlier = standingEvents(await readEvents(tx, key, id)).filter(
      ({ submissionVersion, n, role }) =>
        submissionVersion === review.submissionVersion && n !== last.n && role === 'reviewer',
    );
    await this.moveReview.execute(tx, {
      scope,
      review,
      command: 'undo',
      performer: 'reviewer',
      actor,
      at,
      undoes: { n: last.n, before: last.fromState, reviewer: earlier.at(-1)?.actor ?? null },
      facts: { undoes: last.command },
    });
  }
}

const CLOSED: readonly SubmissionState[] = SUBMISSION.transitions['resume-review'].from;

export type LastEvent = Pick<EntryReviewEventEntity, 'n' | 'command' | 'actor' | 'writtenAt'> & {
  readonly fromState: EntryReviewState;
};

/** What happened last in a review: the only thing that can be taken back. */
export function lastEvent(
  tx: EntityManager,
  { cycleId, memberCode, submissionVersion, indicatorId }: Omit<EntryReviewEntity, 'state'>,
): Promise<LastEvent | null> {
  return tx.findOne(EntryReviewEventEntity, {
    where: { cycleId, memberCode, submissionVersion, indicatorId },
    order: { n: 'DESC' },
  });
}

/** How long a decision can still be taken back, by the database's clock. */
export async function secondsLeft(tx: EntityManager, { writtenAt }: Pick<LastEvent, 'writtenAt'>): Promise<number> {
  const [row] = await tx.query<{ left: string }[]>(
    'select $2 - extract(epoch from clock_timestamp() - $1::timestamptz) as left',
    [writtenAt, UNDO_SECONDS],
  );
  return Number(row?.left ?? 0);
}

// A score that was given on an approval stands on it. The head is made here if nobody has, so that whoever gives a score at
// this instant waits, and then finds the entry open again.
const SCORED = `select opinions > 0 or state <> 'NOT_SCORED' as scored from score
  where cycle_id = $1 and member_code = $2 and commitment_id = $3 for update`;

async function refuseScored(tx: EntityManager, { key, placed }: ReviewScope): Promise<void> {
  const cell = [key.cycleId, key.memberCode, placed.commitment.id];
  await tx.query(
    'insert into score (cycle_id, member_code, commitment_id) values ($1, $2, $3) on conflict do nothing',
    cell,
  );
  const [head] = await tx.query<{ scored: boolean }[]>(SCORED, cell);
  if (head?.scored) throw new Refusal('review.undo-followed', { indicator: placed.indicator.code });
}
