import { move, SCORE, type Role, type ScoreCommand, type ScoreState } from '@signatory/domain';
import { ScoreChangeEntity, ScoreEntity, type CitedEvidence } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface ScoreKey {
  readonly cycleId: string;
  readonly memberCode: string;
  readonly commitmentId: string;
}

export interface ScoreMove {
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly head: ScoreEntity;
  readonly command: ScoreCommand;
  readonly performer: Role | 'system';
  readonly actor: string;
  readonly at: Date;
  /** The person in whose place the actor does it, for the trail. */
  readonly standsInFor?: string | null | undefined;
  readonly reason?: string;
  /** In which the reason is written, where it is known. */
  readonly language?: string;
  /** What the ledger cites for it. */
  readonly evidence?: readonly CitedEvidence[];
  /** What the move settles: kind, value, words. */
  readonly settles?: Partial<Omit<ScoreEntity, keyof ScoreKey | 'state' | 'version'>>;
}

/** The one writer of a score's state. Every change keeps the old score, the reason and the role: the recalibration ledger. */
@Injectable()
export class MoveScore {
  constructor(private readonly audit: Audit) {}

  /** Locks the score, making it when it is the first time anybody looks. */
  async lock(tx: EntityManager, key: ScoreKey): Promise<ScoreEntity> {
    await tx.createQueryBuilder().insert().into(ScoreEntity).values(key).orIgnore().updateEntity(false).execute();
    return tx.findOneOrFail(ScoreEntity, { where: { ...key }, lock: { mode: 'pessimistic_write' } });
  }

  /** Refuses `command.forbidden` and `command.wrong-state`. Answers the head as it now stands. */
  async execute(
    tx: EntityManager,
    {
      cycle,
      head,
      command,
      performer,
      actor,
      at,
      standsInFor,
      reason,
      language,
      evidence = [],
      settles = {},
    }: ScoreMove,
  ): Promise<ScoreEntity> {
    const state: ScoreState = move(SCORE, head.state, command, performer);
    const { cycleId, memberCode, commitmentId } = head;
    const moved = { ...settles, state, version: head.version + 1, changedAt: at };
    await tx.update(ScoreEntity, { cycleId, memberCode, commitmentId }, moved);
    const next: ScoreEntity = Object.assign(new ScoreEntity(), head, moved);
    await tx.insert(ScoreChangeEntity, {
      cycleId,
      memberCode,
      commitmentId,
      n: head.version,
      command,
      fromState: head.state,
      toState: state,
      fromKind: head.kind,
      fromValue: head.value,
      toKind: next.kind,
      toValue: next.value,
      reason: reason ?? null,
      language: language ?? null,
      evidence: [...evidence],
      role: performer,
      actor,
      at,
    });
    await this.audit.record(tx, {
      actor,
      act: `score.${command}`,
      subject: `${cycle}/${memberCode}/${commitmentId}`,
      facts: {
        from: head.state,
        to: state,
        ...(next.value !== head.value && { before: head.value, now: next.value }),
        ...(reason && { reason }),
        ...(standsInFor && { standsInFor }),
      },
      at,
    });
    return next;
  }
}
