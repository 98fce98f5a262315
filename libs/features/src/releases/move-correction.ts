import { CORRECTION, move, Refusal, type CorrectionCommand, type Role } from '@signatory/domain';
import { CorrectionCaseEntity, CycleEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';

export interface CorrectionMove {
  readonly correction: CorrectionCaseEntity;
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly command: CorrectionCommand;
  readonly performer: Role | 'system';
  readonly actor: string;
  readonly at: Date;
  /** What the move writes beside the state. */
  readonly settles?: Partial<
    Omit<CorrectionCaseEntity, 'id' | 'releaseId' | 'cycleId' | 'state' | 'version' | 'ground'>
  >;
  /** For the trail, beside the states and the reason. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The one writer of a correction case's state, and of which reports of the cycle it has reopened. */
@Injectable()
export class MoveCorrection {
  constructor(private readonly audit: Audit) {}

  /** Locks the case. Refuses `not-found`. */
  async lock(tx: EntityManager, id: string): Promise<CorrectionCaseEntity> {
    const correction = await tx.findOne(CorrectionCaseEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!correction) throw new Refusal('not-found', { subject: 'correction case' });
    return correction;
  }

  /** Refuses `command.forbidden` and `command.wrong-state`. */
  async execute(
    tx: EntityManager,
    { correction, cycle, command, performer, actor, at, settles = {}, facts = {} }: CorrectionMove,
  ): Promise<void> {
    const state = move(CORRECTION, correction.state, command, performer);
    const { id, cycleId } = correction;
    const { entries } = { ...correction, ...settles };
    await tx.update(CorrectionCaseEntity, { id }, { ...settles, state, version: correction.version + 1 });
    const correcting = state === 'REOPENED' ? [...new Set(entries.map(({ member }) => member))] : [];
    await tx.update(CycleEntity, { id: cycleId }, { correcting });
    await this.audit.record(tx, {
      actor,
      act: `correction.${command}`,
      subject: `${cycle}/corrections/${id}`,
      facts: { from: correction.state, to: state, ...(settles.reason && { reason: settles.reason }), ...facts },
      at,
    });
    await notifyChanged(tx, {
      member: null,
      cycle: cycleId,
      unpublished: true,
      keys: ['corrections', 'releases', 'report'],
    });
  }
}
