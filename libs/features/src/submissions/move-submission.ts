import { Injectable } from '@nestjs/common';
import {
  checkOutcome,
  isDraft,
  move,
  Refusal,
  SUBMISSION,
  SUBMISSION_EVENTS,
  type Performer,
  type SubmissionCommand,
  type SubmissionState,
} from '@signatory/domain';
import { SubmissionEntity } from '@signatory/persistence';
import { announce, enqueue, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { readReturned } from './open-fields.js';
import { subjectOf, type ReportScope } from './report-scope.js';

export interface SubmissionMove {
  readonly scope: Pick<ReportScope, 'opened' | 'key'>;
  /** Read under the report's lock; null where no version was begun. */
  readonly submission: SubmissionEntity | null;
  readonly command: SubmissionCommand;
  readonly performer: Performer;
  /** A person's id, or `system`. */
  readonly actor: string;
  readonly at: Date;
  readonly reason?: string;
  /** What the move writes beside the state: the certification, a due date, the fields returned. */
  readonly sets?: Partial<Omit<SubmissionEntity, 'cycleId' | 'memberCode' | 'version' | 'state'>>;
}

/** States that stay as they were when the next version begins. */
const ENDED: readonly SubmissionState[] = ['WITHDRAWN', 'REOPENED', 'CORRECTION_REQUESTED'];

const COMPARED: readonly SubmissionCommand[] = ['certify', 'withdraw'];

/** The one writer of a submission's state; review goes through here too. The caller holds the report's lock. */
@Injectable()
export class MoveSubmission {
  constructor(private readonly audit: Audit) {}

  /** The submission as it now stands. Refuses `command.forbidden`, `command.wrong-state` and `command.reason-needed`. */
  async execute(tx: EntityManager, step: SubmissionMove): Promise<SubmissionEntity> {
    const { scope, submission, command, performer, actor, at, reason } = step;
    const from = submission?.state ?? SUBMISSION.initial;
    const to = move(SUBMISSION, from, command, performer);
    if (SUBMISSION.transitions[command].reason && !reason) throw new Refusal('command.reason-needed', { command });
    if (submission && from === to) return submission;

    const moved =
      !submission || (ENDED.includes(from) && isDraft(to))
        ? await beginVersion(tx, step, to)
        : await change(tx, submission, step, to);
    await this.audit.record(tx, {
      actor,
      act: `submission.${command}`,
      subject: subjectOf(scope),
      facts: {
        from,
        to,
        version: moved.version,
        ...(step.sets?.late !== undefined && { late: step.sets.late }),
        ...(reason !== undefined && { reason }),
      },
      at,
    });
    await tell(tx, step, moved);
    // A comparison between members begins when a report comes to stand, and ends when it is taken back.
    if (COMPARED.includes(command) && (scope.opened.plan.mirrors ?? []).length > 0)
      await enqueue(tx, 'report.compare', { ...scope.key }, scope.key.memberCode);
    const told = { member: scope.key.memberCode, cycle: scope.key.cycleId, keys: ['report', 'overview'] };
    await notifyChanged(tx, isDraft(to) ? { ...told, draft: true } : told);
    // A report that comes to its reviewers, or is taken from them, is theirs to know; what is done to it between is not.
    if (!isDraft(from) || !isDraft(to))
      await notifyChanged(tx, {
        member: scope.key.memberCode,
        cycle: scope.key.cycleId,
        keys: ['reviews', 'scores'],
      });
    return moved;
  }
}

/** Other systems that asked for it are told of the move, without its reason. */
async function tell(
  tx: EntityManager,
  { scope: { key }, command, at }: SubmissionMove,
  { version, state }: SubmissionEntity,
): Promise<void> {
  const kind = SUBMISSION_EVENTS[command];
  if (kind === undefined) return;
  const event = { cycleId: key.cycleId, memberCode: key.memberCode, at };
  if (kind === 'validation.finished')
    await announce(tx, { ...event, kind, facts: { version, outcome: checkOutcome(state) } });
  else await announce(tx, { ...event, kind, facts: { version } });
}

async function beginVersion(
  tx: EntityManager,
  { scope: { key }, submission, at }: SubmissionMove,
  state: SubmissionState,
): Promise<SubmissionEntity> {
  const version = (submission?.version ?? 0) + 1;
  // After a return only the returned entries are open, and in a correction case those it names; else all of them. Whoever
  // withdraws what came of it has no more to change than before.
  const returned =
    submission?.state === 'CORRECTION_REQUESTED' ? await readReturned(tx, submission) : (submission?.returned ?? null);
  await tx.query(
    'insert into submission (cycle_id, member_code, version, state, returned, changed_at) values ($1, $2, $3, $4, $5, $6)',
    [key.cycleId, key.memberCode, version, state, returned && JSON.stringify(returned), at],
  );
  return tx.findOneByOrFail(SubmissionEntity, { ...key, version });
}

async function change(
  tx: EntityManager,
  submission: SubmissionEntity,
  { scope: { key }, sets, reason, at }: SubmissionMove,
  state: SubmissionState,
): Promise<SubmissionEntity> {
  const changes = { ...sets, state, changedAt: at, ...(reason !== undefined && { reason }) };
  const { affected } = await tx.update(
    SubmissionEntity,
    { ...key, version: submission.version, state: submission.state },
    // The driver's type for jsonb is narrower than what it takes.
    changes as Parameters<typeof tx.update<SubmissionEntity>>[2],
  );
  if (affected !== 1) throw new Error(`Submission ${key.memberCode} moved outside its lock.`);
  return Object.assign(new SubmissionEntity(), submission, changes);
}
