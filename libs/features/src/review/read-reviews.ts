import type { ReviewRow, ReviewView } from '@signatory/contract';
import {
  approversOf,
  commandsIn,
  ENTRY_REVIEW,
  grantsFor,
  grantsWithin,
  isImpartial,
  Refusal,
  TAKEN_BACK,
  type Actor,
} from '@signatory/domain';
import { Database, EntryReviewEntity, SubmissionEntity, ValidationRunEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import {
  currentSubmission,
  describeBreaks,
  describeEarlier,
  describeEntry,
  describeFindingRow,
  readEntryAt,
  ReadEarlier,
  readFindings,
  type EarlierReport,
  type ReportRequest,
} from '../submissions/index.js';
import { describeHistory, describeThreads } from './describe-threads.js';
import { performerOf } from './read-threads.js';
import { readEvents } from './review-events.js';
import { IN_REVIEW, readQueue, readQueued, REVIEWED, rowFor, type PlainRow, type QueuedEntry } from './review-rows.js';
import { enterReview, type ReviewScope } from './review-scope.js';
import { lastEvent, secondsLeft } from './take-back-decisions.js';

export interface QueueQuestion {
  readonly actor: Actor;
  readonly cycle: string;
  readonly at: Date;
  readonly member?: string;
  readonly state?: string;
}

export interface ReviewQuestion extends ReportRequest {
  readonly indicator: string;
  readonly language: string;
}

/** What waits for review, and one entry with all that a decision needs. */
@Injectable()
export class ReadReviews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly readEarlier: ReadEarlier,
  ) {}

  /** Rows of the members and pillars assigned to the reader; without `review:read` the cycle is unknown. */
  async list({ actor, cycle: code, at, member, state }: QueueQuestion): Promise<ReviewRow[]> {
    const opened = await this.catalogue.open(code);
    const { plan } = opened;
    const instant = at.toISOString();
    if (grantsWithin(actor, 'review:read', { plan: plan.id, cycle: code }, instant).length === 0)
      throw new Refusal('not-found', { subject: 'cycle' });
    const members = memberCodes(plan).filter((candidate) => !member || candidate === member);
    const queue = await this.database.as(
      actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at),
      (tx) => readQueue(tx, opened, members),
    );
    return queue
      .filter(({ row }) => {
        const place = placeOf(opened, row);
        return (!state || row.state === state) && grantsFor(actor, 'review:read', place, instant).length > 0;
      })
      .map((entry) => rowFor(entry, actor, isBarred(opened, entry.row, { actor, at })));
  }

  /** Refuses `not-found` for an entry that is not in review or not the reader's to see. */
  async read(question: ReviewQuestion): Promise<ReviewView> {
    const opened = await this.catalogue.open(question.cycle);
    const scope = enterReview(opened, question, 'review:read');
    const { id } = scope.placed.indicator;
    const earlier = await this.readEarlier.find(scope.reach, opened, scope.key, { ids: [id] });
    return this.database.as(scope.reach, async (tx) => {
      const submission = await currentSubmission(tx, scope.key);
      const [queued] = await readQueued(tx, opened, [{ member: question.member, indicatorId: id }], REVIEWED);
      if (!submission || !queued) throw new Refusal('not-found', { subject: 'entry' });
      return this.describe(tx, scope, { submission, queued, earlier, question });
    });
  }

  private async describe(
    tx: EntityManager,
    scope: ReviewScope,
    read: {
      readonly submission: SubmissionEntity;
      readonly queued: QueuedEntry;
      readonly earlier: readonly EarlierReport[];
      readonly question: ReviewQuestion;
    },
  ): Promise<ReviewView> {
    const { submission, queued, earlier, question } = read;
    const { row } = queued;
    const { opened, key, placed } = scope;
    const { id, code } = placed.indicator;
    const revision = submission.atRevision ?? 0;
    const around = { before: describeEarlier(id, earlier), breaks: describeBreaks(id, earlier) };
    const entryAt = async (at: number): Promise<ReviewView['entry']> => {
      return describeEntry(placed, await readEntryAt(tx, key, at, id), { open: false, review: null, ...around });
    };
    const last =
      submission.version > 1 ? await tx.findOneBy(SubmissionEntity, { ...key, version: submission.version - 1 }) : null;
    const run = await tx.findOne(ValidationRunEntity, { where: { ...key, revision }, order: { endedAt: 'DESC' } });
    const findings = run ? await readFindings(tx, key, run.id, [code]) : [];
    const events = await readEvents(tx, key, id);
    return {
      row: rowFor(queued, question.actor, isBarred(opened, row, question)),
      entry: await entryAt(revision),
      before: last?.atRevision ? await entryAt(last.atRevision) : null,
      findings: findings.map((finding) => describeFindingRow(opened.plan, finding, question.language)),
      thread: describeHistory(events),
      threads: describeThreads(events, performerOf(opened, question)),
      commands: IN_REVIEW.includes(submission.state)
        ? commandsFor(opened, row, question, approversOf(events, submission.version))
        : [],
      undoSeconds: await undoFor(tx, scope, submission, question.actor),
    };
  }
}

function placeOf({ plan, cycle }: OpenedCycle, { member, pillar }: PlainRow) {
  return { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
}

/** Of those who decide: what a conflict or a recusal keeps them from is marked, since the same row may be a colleague's. */
function isBarred(opened: OpenedCycle, row: PlainRow, { actor, at }: Pick<ReviewQuestion, 'actor' | 'at'>): boolean {
  const place = placeOf(opened, row);
  const decides = grantsFor(actor, 'review:decide', place, at.toISOString()).length > 0;
  return decides && !isImpartial(actor, { ...place, at: at.toISOString() }, opened.plan.conflictGroups);
}

function commandsFor(
  opened: OpenedCycle,
  row: PlainRow,
  { actor, at }: ReviewQuestion,
  approvers: readonly string[],
): string[] {
  const decides = grantsFor(actor, 'review:decide', placeOf(opened, row), at.toISOString()).length > 0;
  if (!decides || isBarred(opened, row, { actor, at })) return [];
  const approved = row.state === 'AWAITING_APPROVAL' && approvers.includes(actor.id);
  return commandsIn(ENTRY_REVIEW, row.state, 'reviewer').filter(
    (command) => ['approve', 'ask', 'return'].includes(command) && !(approved && command === 'approve'),
  );
}

async function undoFor(
  tx: EntityManager,
  { key, placed }: ReviewScope,
  submission: SubmissionEntity,
  { id: actor }: Actor,
): Promise<number | null> {
  const place = { ...key, submissionVersion: submission.version, indicatorId: placed.indicator.id };
  const last = await lastEvent(tx, Object.assign(new EntryReviewEntity(), place));
  if (last?.actor !== actor || !TAKEN_BACK.some((each) => each === last.command)) return null;
  const left = await secondsLeft(tx, last);
  return left > 0 ? left : null;
}
