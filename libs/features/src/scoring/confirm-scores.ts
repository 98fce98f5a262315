import { CycleEntity, Database, ScoreEntity, systemReach } from '@signatory/persistence';
import { notifyAllChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { MoveScore } from './move-score.js';

const CONTESTED = `exists (select from score_reply r where r.cycle_id = score.cycle_id and r.member_code = score.member_code
  and r.commitment_id = score.commitment_id and r.kind = 'contested' and r.at >= score.shared_at)`;

// A statement sees what was committed as it began: a reply that was being given in its last second, and moved nothing, only the next.
const STILL_CONTESTED = `select member_code || ' ' || commitment_id as cell from score where cycle_id = $1
  and (member_code, commitment_id) in (select * from unnest($2::text[], $3::text[])) and ${CONTESTED}`;

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
        .andWhere(`not ${CONTESTED}`)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      const contested = await this.contestedAmong(tx, due);
      const uncontested = due.filter(({ memberCode, commitmentId }) => !contested.has(`${memberCode} ${commitmentId}`));
      for (const head of uncontested) {
        await this.moveScore.execute(tx, {
          cycle: cycle.code,
          head,
          command: 'confirm',
          performer: 'system',
          actor: 'system',
          at,
        });
      }
      const confirmed = new Set(uncontested.map(({ memberCode }) => memberCode));
      await notifyAllChanged(
        tx,
        [...confirmed].map((member) => ({ member, cycle: cycle.id, keys: ['scores'] })),
      );
      return uncontested.length;
    });
  }

  /** Under their locks. */
  private async contestedAmong(tx: EntityManager, heads: readonly ScoreEntity[]): Promise<ReadonlySet<string>> {
    const [first] = heads;
    if (!first) return new Set();
    const rows = await tx.query<{ cell: string }[]>(STILL_CONTESTED, [
      first.cycleId,
      heads.map(({ memberCode }) => memberCode),
      heads.map(({ commitmentId }) => commitmentId),
    ]);
    return new Set(rows.map(({ cell }) => cell));
  }
}
