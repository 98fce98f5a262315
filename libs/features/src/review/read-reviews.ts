import type { ReviewRow, ReviewView } from '@signatory/contract';
import { commandsIn, ENTRY_REVIEW, grantsFor, isImpartial, Refusal, type Actor } from '@signatory/domain';
import { Database, EntryReviewEventEntity, SubmissionEntity, ValidationRunEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import {
  currentSubmission,
  describeEntry,
  describeFindingRow,
  readEntryAt,
  readFindings,
  type ReportRequest,
} from '../submissions/index.js';
import { readQueue, type QueueRow } from './review-rows.js';
import { enterReview, type ReviewScope } from './review-scope.js';

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
  ) {}

  /** Rows of the members and pillars assigned to the reader; without `review:read` the cycle is unknown. */
  async list({ actor, cycle: code, at, member, state }: QueueQuestion): Promise<ReviewRow[]> {
    const opened = await this.catalogue.open(code);
    const { plan } = opened;
    const instant = at.toISOString();
    if (grantsFor(actor, 'review:read', { plan: plan.id, cycle: code }, instant).length === 0)
      throw new Refusal('not-found', { subject: 'cycle' });
    const members = memberCodes(plan).filter((candidate) => !member || candidate === member);
    const rows = await this.database.as(
      actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at),
      (tx) => readQueue(tx, opened, members),
    );
    return rows
      .filter((row) => {
        const scope = placeOf(opened, row);
        return (!state || row.state === state) && grantsFor(actor, 'review:read', scope, instant).length > 0;
      })
      .map((row) => ({ ...row, barred: isBarred(opened, row, { actor, at }) }));
  }

  /** Refuses `not-found` for an entry that is not in review or not the reader's to see. */
  async read(question: ReviewQuestion): Promise<ReviewView> {
    const opened = await this.catalogue.open(question.cycle);
    const scope = enterReview(opened, question, 'review:read');
    return this.database.as(scope.reach, async (tx) => {
      const submission = await currentSubmission(tx, scope.key);
      const queue = await readQueue(tx, opened, [question.member]);
      const row = queue.find(({ indicator }) => indicator === question.indicator);
      if (!submission || !row) throw new Refusal('not-found', { subject: 'entry' });
      return this.describe(tx, scope, submission, row, question);
    });
  }

  private async describe(
    tx: EntityManager,
    scope: ReviewScope,
    submission: SubmissionEntity,
    row: QueueRow,
    question: ReviewQuestion,
  ): Promise<ReviewView> {
    const { opened, key, placed } = scope;
    const revision = submission.atRevision ?? 0;
    const closed = { open: false, review: null };
    const entryAt = async (at: number): Promise<ReviewView['entry']> => {
      return describeEntry(placed, await readEntryAt(tx, key, at, placed.indicator.id), closed);
    };
    const earlier =
      submission.version > 1 ? await tx.findOneBy(SubmissionEntity, { ...key, version: submission.version - 1 }) : null;
    const run = await tx.findOne(ValidationRunEntity, { where: { ...key, revision }, order: { endedAt: 'DESC' } });
    const findings = run ? await readFindings(tx, key, run.id) : [];
    return {
      row: { ...row, barred: isBarred(opened, row, question) },
      entry: await entryAt(revision),
      before: earlier?.atRevision ? await entryAt(earlier.atRevision) : null,
      findings: findings
        .filter(({ indicator }) => indicator === placed.indicator.code)
        .map((finding) => describeFindingRow(opened.plan, finding, question.language)),
      thread: await readThread(tx, scope),
      commands: commandsFor(opened, row, question),
    };
  }
}

async function readThread(tx: EntityManager, { key, placed }: ReviewScope): Promise<ReviewView['thread']> {
  const events = await tx.find(EntryReviewEventEntity, {
    where: { ...key, indicatorId: placed.indicator.id },
    order: { submissionVersion: 'ASC', n: 'ASC' },
  });
  return events.flatMap(({ command, role, at, entryVersion, reasonCode, text }) =>
    command === 'lapse' || command === 'resume'
      ? []
      : [
          {
            kind: command as ReviewView['thread'][number]['kind'],
            by: role,
            role,
            at: at.toISOString(),
            version: entryVersion ?? 0,
            reason: reasonCode,
            text,
          },
        ],
  );
}

function placeOf({ plan, cycle }: OpenedCycle, { member, pillar }: QueueRow) {
  return { plan: plan.id, cycle: cycle.code, member, ...(pillar ? { pillar } : {}) };
}

/** Of those who decide: what a conflict or a recusal keeps them from is marked, since the same row may be a colleague's. */
function isBarred(opened: OpenedCycle, row: QueueRow, { actor, at }: Pick<ReviewQuestion, 'actor' | 'at'>): boolean {
  const place = placeOf(opened, row);
  const decides = grantsFor(actor, 'review:decide', place, at.toISOString()).length > 0;
  return decides && !isImpartial(actor, place, opened.plan.conflictGroups);
}

function commandsFor(opened: OpenedCycle, row: QueueRow, { actor, at }: ReviewQuestion): string[] {
  const decides = grantsFor(actor, 'review:decide', placeOf(opened, row), at.toISOString()).length > 0;
  if (!decides || isBarred(opened, row, { actor, at })) return [];
  return commandsIn(ENTRY_REVIEW, row.state, 'reviewer').filter((command) =>
    ['approve', 'ask', 'return'].includes(command),
  );
}
