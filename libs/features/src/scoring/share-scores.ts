import { Refusal, requirePermission, type Actor } from '@signatory/domain';
import { Database, ScoreEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { MoveScore } from './move-score.js';
import { isUnexplained } from './settled-states.js';

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

  /**
   * Answers how many were shared. Also while the report is open again, of which the screen tells: the version that stands is what
   * was scored, most of it will not change, and nobody knows yet what will. Held back, all of a member's scores would wait for
   * one entry; shared, those whose entries do change are given again, and their member is told and asked anew.
   * Refuses while an agreed score departs from its proposal without a sentence, and `action.contests-open`.
   */
  async execute({ actor, cycle: code, member, at }: ShareScoresCommand): Promise<number> {
    const opened = await this.cycles.open(code, actor, at);
    const { cycle, plan } = opened;
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
      await refuseOpenContests(tx, opened, heads);
      refuseUnexplained(opened, heads);
      for (const head of heads) {
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
      await notifyChanged(tx, { member, cycle: cycle.id, keys: ['scores'] });
      return heads.length;
    });
  }
}

/** Who shares does not write the reason, and is told of which scores one is missing. */
function refuseUnexplained({ plan }: OpenedCycle, heads: readonly ScoreEntity[]): void {
  const open = new Set(heads.filter(isUnexplained).map(({ commitmentId }) => commitmentId));
  if (open.size === 0) return;
  const codes = plan.commitments.filter(({ id }) => open.has(id)).map(({ code }) => code);
  throw new Refusal('score.departure-needs-sentence', { commitments: codes.join(', ') });
}

const CONTESTED = `
  select distinct commitment_id as id from action
  where cycle_id = $1 and member_code = $2 and state = 'CONTESTED' and commitment_id = any ($3::text[])`;

/** What a member contests is answered before the score that stands on it is shared. */
async function refuseOpenContests(
  tx: EntityManager,
  { plan, cycle }: OpenedCycle,
  heads: readonly ScoreEntity[],
): Promise<void> {
  const [head] = heads;
  if (!head) return;
  const ids = heads.map(({ commitmentId }) => commitmentId);
  const open = await tx.query<{ id: string }[]>(CONTESTED, [cycle.id, head.memberCode, ids]);
  if (open.length === 0) return;
  const codes = plan.commitments.filter(({ id }) => open.some((each) => each.id === id)).map(({ code }) => code);
  throw new Refusal('action.contests-open', { commitments: codes.join(', ') });
}
