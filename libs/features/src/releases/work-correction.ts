import type { WidenCorrection as Wish } from '@signatory/contract';
import { CORRECTABLE, Refusal, requirePermission, type Actor } from '@signatory/domain';
import { CorrectionCaseEntity, Database, ReleaseEntity } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { RescoreScores } from '../scoring/index.js';
import { FindCorrection } from './find-correction.js';
import { MoveCorrection } from './move-correction.js';
import { PutBack } from './put-back.js';
import { lockReleasesOf } from './release-guards.js';
import { WidenCorrection } from './widen-correction.js';

export interface CorrectionDecision {
  readonly actor: Actor;
  /** The case's id. */
  readonly correction: string;
  /** The version that the actor saw. */
  readonly version: number;
  readonly at: Date;
}

/** Has what a case names done again, lets it name more, or leaves the case where nothing has moved. */
@Injectable()
export class WorkCorrection {
  constructor(
    private readonly database: Database,
    private readonly find: FindCorrection,
    private readonly moveCorrection: MoveCorrection,
    private readonly rescore: RescoreScores,
    private readonly putBack: PutBack,
    private readonly widening: WidenCorrection,
  ) {}

  /**
   * The named scores are scored again, and the named reports can be reopened. Refuses `command.wrong-state` where the release
   * was corrected meanwhile or a named score stayed blank when its cycle was concluded, and `version.stale`.
   */
  async reopen(decision: CorrectionDecision): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, correction, { cycle: { code: cycle, state: cycleState } }) => {
      const release = await tx.findOneByOrFail(ReleaseEntity, { id: correction.releaseId });
      if (!CORRECTABLE.includes(release.state))
        throw new Refusal('command.wrong-state', {
          command: 'reopen',
          subject: 'release',
          state: release.state,
          allowed: CORRECTABLE.join(', '),
        });
      await this.moveCorrection.execute(tx, {
        correction,
        cycle,
        command: 'reopen',
        performer: 'secretariat',
        actor: actor.id,
        at,
      });
      await this.rescore.execute(tx, {
        cycle,
        cycleId: correction.cycleId,
        cycleState,
        scores: correction.scores,
        reason: correction.text,
        language: correction.language,
        actor: actor.id,
        at,
      });
    });
  }

  /** Names more, with the words as they then are. Refuses as `WidenCorrection` does, and `version.stale`. */
  async widen(decision: CorrectionDecision, body: Wish): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, (tx, correction, opened) =>
      this.widening.execute(tx, opened, { correction, body, actor: actor.id, at }),
    );
  }

  /**
   * What was reopened is put back first, in the same transaction. Refuses `command.wrong-state` once the case is closed, and
   * `correction.unsettled` and `correction.moved` while something of it is open or otherwise than it was published; what it would
   * be published with is asked as for a release: `release.scores-open`, `release.replies-open`.
   */
  async abandon(decision: CorrectionDecision, reason: string): Promise<void> {
    const { actor, at } = decision;
    await this.decide(decision, async (tx, correction, opened) => {
      if (correction.state === 'REOPENED') await this.putBack.execute(tx, opened, { correction, at });
      await this.moveCorrection.execute(tx, {
        correction,
        cycle: opened.cycle.code,
        command: 'abandon',
        performer: 'secretariat',
        actor: actor.id,
        at,
        settles: { reason, endedAt: at },
      });
    });
  }

  private async decide(
    { actor, correction: id, version, at }: CorrectionDecision,
    act: (tx: EntityManager, correction: CorrectionCaseEntity, opened: OpenedCycle) => Promise<void>,
  ): Promise<void> {
    const { opened, reach } = await this.find.execute(id, { actor, at });
    const { plan, cycle } = opened;
    requirePermission(actor, 'correction:manage', { plan: plan.id, cycle: cycle.code, member: null }, at.toISOString());
    await this.database.as(reach, async (tx) => {
      await lockReleasesOf(tx, cycle.id);
      const correction = await this.moveCorrection.lock(tx, id);
      if (correction.version !== version)
        throw new Refusal('version.stale', { subject: 'correction case', sent: version, current: correction.version });
      await act(tx, correction, opened);
    });
  }
}
