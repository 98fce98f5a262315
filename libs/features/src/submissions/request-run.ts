import { Injectable } from '@nestjs/common';
import { move, VALIDATION_RUN } from '@signatory/domain';
import { ValidationRunEntity, type RunKind } from '@signatory/persistence';
import { enqueue, notifyChanged } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import type { ReportKey } from './report-scope.js';
import { runPriority } from './run-priority.js';
import { extensionOf } from './submission-rows.js';

export interface RunRequest {
  readonly opened: OpenedCycle;
  readonly key: ReportKey;
  readonly revision: number;
  /** A run of a save never moves the submission; one of a check does. */
  readonly kind: RunKind;
  readonly actor: string;
  readonly at: Date;
}

/** The rules that a run of this cycle is held to: those pinned at opening, else the plan's. */
export function ruleSetOf({ cycle, planSha256 }: OpenedCycle): string {
  return cycle.ruleSet ?? planSha256;
}

/** A queued run that nobody has begun for so long gets a second job: the first may have been given up. */
const LOST_AFTER_MS = 120_000;

/**
 * Asks for a validation run of a report at a revision, in the transaction that made it necessary. At most one run of a
 * report is active: one that waits is moved to the new revision, so that ten saves in a second are one run; one at work
 * ends as stale and is followed by another.
 */
@Injectable()
export class RequestRun {
  /** The run over this revision; the caller holds the report's lock. */
  async execute(tx: EntityManager, request: RunRequest): Promise<ValidationRunEntity> {
    const { key, kind, at } = request;
    const active = await this.findActive(tx, key);
    // Its outcome will be stale; the end of that run asks for the next.
    if (active?.state === 'RUNNING' && kind === 'save') return active;
    if (active && active.revision !== request.revision) {
      if (active.state === 'QUEUED' && active.kind === kind) return this.postpone(tx, active, request);
      await endRun(tx, active, at);
      return this.begin(tx, request);
    }
    if (active) return this.join(tx, active, request);
    return this.begin(tx, request);
  }

  /**
   * The run again, over the same revision, because something that rules read beside the entries has changed: one that waits
   * will read it, and one at work began without it and begins anew. What was a check stays one. The caller holds the report's lock.
   */
  async repeat(tx: EntityManager, request: RunRequest): Promise<void> {
    const active = await this.findActive(tx, request.key);
    if (active?.state === 'QUEUED') return void (await this.join(tx, active, request));
    if (active) await endRun(tx, active, request.at);
    const isSame = active?.kind === 'check' || active?.kind === request.kind;
    await this.begin(tx, isSame ? { ...request, kind: active.kind, actor: active.requestedBy } : request);
  }

  private findActive(tx: EntityManager, key: ReportKey): Promise<ValidationRunEntity | null> {
    return tx.findOne(ValidationRunEntity, {
      where: [
        { ...key, state: 'QUEUED' },
        { ...key, state: 'RUNNING' },
      ],
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** A check joins a save's run over the same revision. */
  private async join(
    tx: EntityManager,
    active: ValidationRunEntity,
    request: RunRequest,
  ): Promise<ValidationRunEntity> {
    if (request.kind === 'check' && active.kind === 'save') {
      await tx.update(
        ValidationRunEntity,
        { id: active.id, ...request.key },
        { kind: 'check', requestedBy: request.actor },
      );
      active.kind = 'check';
      // It waits with the urgency of a save: a second job, with its own, finds the same run.
      if (active.state === 'QUEUED') await this.send(tx, request);
      return active;
    }
    await this.sendIfLost(tx, active, request);
    return active;
  }

  private async postpone(
    tx: EntityManager,
    active: ValidationRunEntity,
    request: RunRequest,
  ): Promise<ValidationRunEntity> {
    const { key, revision, actor } = request;
    await tx.update(ValidationRunEntity, { id: active.id, ...key }, { revision, requestedBy: actor });
    await this.sendIfLost(tx, active, request);
    return Object.assign(active, { revision });
  }

  private async begin(tx: EntityManager, request: RunRequest): Promise<ValidationRunEntity> {
    const { opened, key, revision, kind, actor, at } = request;
    const ruleSet = ruleSetOf(opened);
    const again = { state: 'QUEUED', kind, requestedBy: actor, queuedAt: at, startedAt: null, endedAt: null } as const;
    const known = await tx.findOneBy(ValidationRunEntity, { ...key, revision, ruleSet });
    // One row for each revision and rule set: a run that was cancelled or could not end begins again in it.
    if (known) {
      await tx.update(
        ValidationRunEntity,
        { ...key, id: known.id },
        { ...again, stale: false, done: 0, failure: null, cause: null },
      );
    } else {
      await tx.query(
        `insert into validation_run (cycle_id, member_code, revision, rule_set, kind, requested_by, queued_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [key.cycleId, key.memberCode, revision, ruleSet, kind, actor, at],
      );
    }
    await this.send(tx, request);
    return tx.findOneByOrFail(ValidationRunEntity, { ...key, revision, ruleSet });
  }

  private async sendIfLost(tx: EntityManager, active: ValidationRunEntity, request: RunRequest): Promise<void> {
    if (request.at.getTime() - active.queuedAt.getTime() > LOST_AFTER_MS) await this.send(tx, request);
  }

  private async send(tx: EntityManager, { opened, key, revision, kind, at }: RunRequest): Promise<void> {
    const deadline = (await extensionOf(tx, key)) ?? opened.cycle.deadlineAt;
    await enqueue(tx, 'validation.run', { ...key, revision }, key.memberCode, runPriority(kind, deadline, at));
  }
}

/** Cancels a run that is queued or at work: its outcome, if one comes, finds no run to write to. */
export async function endRun(tx: EntityManager, run: ValidationRunEntity, at: Date): Promise<void> {
  const state = move(VALIDATION_RUN, run.state, 'cancel', 'system');
  await tx.update(
    ValidationRunEntity,
    { cycleId: run.cycleId, memberCode: run.memberCode, id: run.id },
    { state, endedAt: at },
  );
  await notifyChanged(tx, { member: run.memberCode, cycle: run.cycleId, keys: [`run:${run.id}`], draft: true });
}
