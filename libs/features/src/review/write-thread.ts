import {
  ENTRY_REVIEW,
  move,
  Refusal,
  REVIEW_THREAD,
  threadsOf,
  type ReviewThread,
  type ReviewThreadCommand,
} from '@signatory/domain';
import { Database, EntryReviewEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit, isSaidAgain } from '../audit/index.js';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, subjectOf, type ReportRequest } from '../submissions/index.js';
import { BeginReview } from './begin-review.js';
import { MoveReview } from './move-review.js';
import { appendEvent, readEvents, type StoredEvent } from './review-events.js';
import { enterThread, type ReviewScope } from './review-scope.js';

export interface ThreadCommand extends ReportRequest {
  readonly indicator: string;
  /** The thread's id; without one a message begins a new thread. */
  readonly thread?: string;
  readonly command: ReviewThreadCommand;
  readonly text?: string;
  readonly language?: string | undefined;
}

/**
 * What is said in the threads of an entry, and whether they are settled. Both sides begin one, the member once the review has. A thread stays with the version it is about; what
 * the member says to a question that waits for it is the answer, and moves the entry.
 */
@Injectable()
export class WriteThread {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly beginReview: BeginReview,
    private readonly moveReview: MoveReview,
    private readonly audit: Audit,
  ) {}

  /** The thread's id. Refuses `not-found`, `permission.missing`, `conflict-of-interest` and `command.wrong-state`. */
  async execute(command: ThreadCommand): Promise<string> {
    const opened = await this.catalogue.open(command.cycle);
    const { scope, performer } = enterThread(opened, command);
    return this.database.as(scope.reach, async (tx) => {
      const standing = (await lockReport(tx, scope.key))?.submission;
      // Whoever asks something of a report has begun to review it.
      const begins = standing && performer === 'reviewer' && command.thread === undefined;
      const submission = begins ? await this.beginReview.execute(tx, scope, standing, command) : standing;
      if (!submission) throw new Refusal('not-found', { subject: 'entry' });
      const events = await readEvents(tx, scope.key, scope.placed.indicator.id);
      const thread = command.thread === undefined ? null : find(events, command.thread);
      const said = saidLast(events, thread, command);
      if (said !== null) return said;
      move(REVIEW_THREAD, thread?.state ?? REVIEW_THREAD.initial, command.command, performer);
      const version = thread?.place.version ?? (begins ? submission.version : await lastReviewed(tx, scope));
      const review = await this.moveReview.lock(tx, scope.key, version, scope.placed.indicator.id);
      if (thread && isAnswer(thread, review, command, performer)) {
        await this.moveReview.execute(tx, {
          scope,
          review,
          command: 'answer',
          performer,
          actor: command.actor.id,
          at: command.at,
          thread: thread.place,
          ...(command.text === undefined ? {} : { text: command.text, language: command.language }),
        });
        return thread.id;
      }
      return this.say(tx, scope, review, thread, { command, role: performer });
    });
  }

  private async say(
    tx: EntityManager,
    scope: ReviewScope,
    review: EntryReviewEntity,
    thread: ReviewThread | null,
    {
      command: { command, text, language, actor, at },
      role,
    }: { command: ThreadCommand; role: ReviewScope['grant']['role'] },
  ): Promise<string> {
    const place = thread?.place ?? { version: review.submissionVersion, n: review.version };
    const id = `${place.version}-${place.n}`;
    await appendEvent(tx, review, {
      command,
      toState: review.state,
      text: text ?? null,
      language: language ?? null,
      threadVersion: place.version,
      threadN: place.n,
      role,
      actor: actor.id,
      at,
    });
    await this.audit.record(tx, {
      actor: actor.id,
      act: `thread.${command}`,
      subject: subjectOf(scope, scope.placed.indicator.code),
      facts: { thread: id, version: review.entryVersion },
      at,
    });
    await notifyChanged(tx, {
      member: scope.key.memberCode,
      cycle: scope.key.cycleId,
      keys: ['reviews', 'report', 'threads'],
    });
    return id;
  }
}

/** The version that the member's words are about: the last one that reviewers have begun. Refuses `not-found` before that. */
async function lastReviewed(tx: EntityManager, { key, placed }: ReviewScope): Promise<number> {
  const [last] = await tx.find(EntryReviewEntity, {
    where: { ...key, indicatorId: placed.indicator.id },
    order: { submissionVersion: 'DESC' },
    take: 1,
  });
  if (!last) throw new Refusal('not-found', { subject: 'entry' });
  return last.submissionVersion;
}

/**
 * The thread of the last word on the entry, where that is the very one that is sent: its answer was lost on the way, and whoever
 * wrote it sends it again. Else null.
 */
function saidLast(
  events: readonly StoredEvent[],
  thread: ReviewThread | null,
  { command, actor, text }: ThreadCommand,
): string | null {
  const last = events.at(-1);
  if (command !== 'comment' || !last?.thread) return null;
  if (!isSaidAgain({ actor: last.actor, text: last.text }, { actor: actor.id, text })) return null;
  const { version, n } = last.thread;
  const begins = version === last.submissionVersion && n === last.n;
  const id = `${version}-${n}`;
  const isThere = thread ? thread.id === id && !begins : begins;
  return isThere ? id : null;
}

function find(events: readonly StoredEvent[], id: string): ReviewThread<StoredEvent> {
  const thread = threadsOf(events).find((each) => each.id === id);
  if (!thread) throw new Refusal('not-found', { subject: 'thread' });
  return thread;
}

/** The member writes into the question that the entry waits for. */
function isAnswer(
  { messages }: ReviewThread,
  review: EntryReviewEntity,
  { command }: ThreadCommand,
  performer: ReviewScope['grant']['role'],
): boolean {
  return (
    command === 'comment' &&
    messages[0]?.command === 'ask' &&
    ENTRY_REVIEW.transitions.answer.by.includes(performer) &&
    ENTRY_REVIEW.transitions.answer.from.includes(review.state)
  );
}
