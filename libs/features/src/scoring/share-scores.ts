import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, ScoreEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { memberCodes, ReadCycles } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { MoveScore } from './move-score.js';

export interface ShareScoresCommand {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  readonly at: Date;
}

const DAY = 86_400_000;

/** Opens the right of reply: the member sees its own settled scores, and has the method's days to answer. */
@Injectable()
export class ShareScores {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly moveScore: MoveScore,
  ) {}

  /** Answers how many were shared. Refuses while an agreed score departs from its proposal without a sentence. */
  async execute({ actor, cycle: code, member, at }: ShareScoresCommand): Promise<number> {
    const { cycle, plan } = await this.cycles.open(code, actor, at);
    if (!memberCodes(plan).includes(member)) throw new Refusal('not-found', { subject: 'member' });
    requirePermission(actor, 'score:share', { plan: plan.id, cycle: code, member }, at.toISOString());
    return this.database.as(actorReach(actor, { plan: plan.id, cycle: code }, memberCodes(plan), at), async (tx) => {
      const heads = await tx
        .createQueryBuilder(ScoreEntity, 'score')
        .where('score.cycleId = :cycleId and score.memberCode = :member', { cycleId: cycle.id, member })
        .andWhere(`score.state in ('AGREED', 'ADJUDICATED')`)
        .orderBy('score.commitmentId')
        .setLock('pessimistic_write')
        .getMany();
      for (const head of heads) {
        if (!head.rationale) {
          throw new Refusal('score.departure-needs-sentence', { proposal: head.proposal ?? 0, score: head.value ?? 0 });
        }
        await this.moveScore.execute(tx, {
          cycle: code,
          head,
          command: 'share',
          performer: 'secretariat',
          actor: actor.id,
          at,
          settles: { sharedAt: at, replyDueAt: new Date(at.getTime() + plan.method.replyDays * DAY) },
        });
      }
      await notifyChanged(tx, { member, keys: ['scores'] });
      return heads.length;
    });
  }
}
