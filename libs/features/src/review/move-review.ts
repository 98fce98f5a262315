import {
  ENTRY_REVIEW,
  move,
  Refusal,
  type EntryReviewCommand,
  type EntryReviewState,
  type Performer,
  type ReturnReason,
  type ThreadPlace,
} from '@signatory/domain';
import { EntryReviewEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { subjectOf, type ReportKey } from '../submissions/index.js';
import { appendEvent } from './review-events.js';
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
  /** Of the text; that of the actor's letters without one. */
  readonly language?: string | undefined;
  readonly dueAt?: Date | null;
  /** The parts that a return names. */
  readonly cells?: readonly string[];
  /** The thread that an answer belongs to; a question begins its own. */
  readonly thread?: ThreadPlace;
  /** What is taken back: the number of the event, the state before it, and who had decided last before it. */
  readonly undoes?: { readonly n: number; readonly before: EntryReviewState; readonly reviewer: string | null };
  /** More for the trail. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The one writer of the state of an entry's review: with the event and the trail. */
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
    const { scope, review, command, performer, actor, at, reason, text, language, dueAt, cells, undoes, facts } = step;
    const state = move(ENTRY_REVIEW, review.state, command, performer, undoes?.before);
    const reviewer = undoes ? undoes.reviewer : performer === 'reviewer' ? actor : review.reviewer;
    const asked = { reasonCode: reason ?? null, dueAt: dueAt ?? null, cells: [...(cells ?? [])] };
    const thread = command === 'ask' ? { version: review.submissionVersion, n: review.version } : step.thread;
    await appendEvent(
      tx,
      review,
      {
        command,
        toState: state,
        ...asked,
        text: text ?? null,
        language: language ?? null,
        threadVersion: thread?.version ?? null,
        threadN: thread?.n ?? null,
        undoes: undoes?.n ?? null,
        role: performer,
        actor,
        at,
      },
      { state, reviewer, ...asked, changedAt: at },
    );
    await this.audit.record(tx, {
      actor,
      act: `entry.${command}`,
      subject: subjectOf(scope, scope.placed.indicator.code),
      facts: {
        from: review.state,
        to: state,
        version: review.entryVersion,
        ...(reason && { reason }),
        ...(text && { text }),
        ...facts,
      },
      at,
    });
    await notifyChanged(tx, {
      member: review.memberCode,
      cycle: review.cycleId,
      // A score can be given once the last entry that it rests on is settled.
      keys: ['reviews', 'report', 'threads', 'assignments', 'scores'],
    });
  }
}
