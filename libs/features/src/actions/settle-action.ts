import { Refusal } from '@signatory/domain';
import type { SettleAction as Settlement } from '@signatory/contract';
import { ActionClassEntity, ActionEntity, Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Catalogue, memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { lockAction, type ActionCommandOn } from './action-scope.js';
import { MoveAction } from './move-action.js';
import { ReconsiderProposal } from './reconsider-proposal.js';

/** The adjudicator's class: of two that differ, or in answer to the member's contest. Both originals are kept. */
@Injectable()
export class SettleAction {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveAction: MoveAction,
    private readonly reconsider: ReconsiderProposal,
  ) {}

  /** Refuses `conflict-of-interest`, `same-person` for one of the two who classed it, and `command.wrong-state`. */
  async execute(command: ActionCommandOn<Settlement> & { readonly as: 'settle' | 'answer' }): Promise<void> {
    const { actor, body, at, as, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    const { plan, cycle } = opened;
    const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
    await this.database.as(reach, async (tx) => {
      const { head, scope } = await lockAction(tx, opened, command, 'action:settle');
      await refuseOwn(tx, head, actor.id);
      await this.moveAction.execute(tx, {
        cycle: command.cycle,
        head,
        command: as,
        performer: 'adjudicator',
        actor: actor.id,
        at,
        text: body.reason,
        language: body.language,
        settles: { class: body.class },
      });
      if (body.class !== head.class)
        await this.reconsider.execute(tx, opened, { commitment: scope.commitment, member, at, cycle: command.cycle });
    });
  }
}

async function refuseOwn(tx: EntityManager, { cycleId, memberCode, id }: ActionEntity, actor: string): Promise<void> {
  const own = await tx.countBy(ActionClassEntity, { cycleId, memberCode, actionId: id, reviewer: actor });
  if (own > 0) throw new Refusal('same-person', { first: 'classAction', second: 'adjudicateAction' });
}
