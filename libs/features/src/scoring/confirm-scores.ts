import { CycleEntity, Database, ScoreEntity, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { MoveScore } from './move-score.js';

const UNCONTESTED = `not exists (select from score_reply r where r.cycle_id = score.cycle_id and r.member_code = score.member_code
  and r.commitment_id = score.commitment_id and r.kind = 'contested' and r.at >= score.shared_at)`;

/** Confirms shared scores whose reply period has ended without a contest. */
@Injectable()
export class ConfirmScores {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveScore: MoveScore,
  ) {}

  /** Answers how many were confirmed, over all cycles. */
  async execute(at: Date): Promise<number> {
    const counts: number[] = [];
    for (const { cycle, plan } of await this.catalogue.list()) {
      counts.push(await this.confirmDue(cycle, memberCodes(plan), at));
    }
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private confirmDue(cycle: CycleEntity, members: readonly string[], at: Date): Promise<number> {
    return this.database.as(systemReach(members), async (tx) => {
      const due = await tx
        .createQueryBuilder(ScoreEntity, 'score')
        .where(`score.cycleId = :cycleId and score.state = 'SHARED' and score.replyDueAt <= :at`, {
          cycleId: cycle.id,
          at,
        })
        .andWhere(UNCONTESTED)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const head of due) {
        await this.moveScore.execute(tx, {
          cycle: cycle.code,
          head,
          command: 'confirm',
          performer: 'system',
          actor: 'system',
          at,
        });
      }
      return due.length;
    });
  }
}
