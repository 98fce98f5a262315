import { takesScores, type CycleState } from '@signatory/domain';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MoveScore } from './move-score.js';
import { nextRound } from './next-round.js';

export interface Rescoring {
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly cycleId: string;
  readonly cycleState: CycleState;
  readonly scores: readonly { readonly member: string; readonly commitment: string }[];
  readonly reason: string;
  /** In which the reason is written; null where nobody said. */
  readonly language: string | null;
  readonly actor: string;
  readonly at: Date;
}

/**
 * Has published scores scored again, blind and with a right of reply: the next round, by the same machine. One that no release
 * printed, and that is still given or on its way, goes on as it is.
 */
@Injectable()
export class RescoreScores {
  constructor(private readonly moveScore: MoveScore) {}

  /** In the caller's transaction. Refuses `command.wrong-state` for a score that stayed blank when its cycle was concluded. */
  async execute(tx: EntityManager, rescoring: Rescoring): Promise<void> {
    const { cycle, cycleId, cycleState, scores, reason, language, actor, at } = rescoring;
    for (const { member, commitment } of scores) {
      const key = { cycleId, memberCode: member, commitmentId: commitment };
      const head = await this.moveScore.lock(tx, key);
      if (head.state !== 'PUBLISHED' && takesScores(cycleState, head.round)) continue;
      const superseded = await this.moveScore.execute(tx, {
        cycle,
        head,
        command: 'supersede',
        performer: 'secretariat',
        actor,
        at,
        reason,
        ...(language !== null && { language }),
      });
      await this.moveScore.execute(tx, {
        cycle,
        head: superseded,
        command: 'rescore',
        performer: 'system',
        actor: 'system',
        at,
        settles: nextRound(head),
      });
    }
    for (const member of new Set(scores.map((score) => score.member)))
      await notifyChanged(tx, { member, cycle: cycleId, keys: ['scores'] });
  }
}
