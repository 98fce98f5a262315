import { Refusal } from '@signatory/domain';
import { ScoreEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MoveScore } from './move-score.js';
import { nextRound } from './next-round.js';

export interface Rescoring {
  /** The cycle's code, for the trail. */
  readonly cycle: string;
  readonly cycleId: string;
  readonly scores: readonly { readonly member: string; readonly commitment: string }[];
  readonly reason: string;
  /** In which the reason is written; null where nobody said. */
  readonly language: string | null;
  readonly actor: string;
  readonly at: Date;
}

/** Has published scores scored again, blind and with a right of reply: the next round, by the same machine. */
@Injectable()
export class RescoreScores {
  constructor(private readonly moveScore: MoveScore) {}

  /** In the caller's transaction. Refuses `command.wrong-state` for a score that is not published. */
  async execute(tx: EntityManager, { cycle, cycleId, scores, reason, language, actor, at }: Rescoring): Promise<void> {
    for (const { member, commitment } of scores) {
      const key = { cycleId, memberCode: member, commitmentId: commitment };
      const head = await tx.findOne(ScoreEntity, { where: key, lock: { mode: 'pessimistic_write' } });
      if (!head) throw new Refusal('not-found', { subject: 'score' });
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
