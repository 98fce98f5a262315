import { Refusal } from '@signatory/domain';
import type { GiveReason } from '@signatory/contract';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/index.js';
import { lockAction, type ActionCommandOn } from './action-scope.js';
import { MoveAction } from './move-action.js';

/** Whoever brought an action takes it back, while two people have not classed it. */
@Injectable()
export class WithdrawAction {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveAction: MoveAction,
  ) {}

  /** Refuses `not-found` for an action of somebody else, and `command.wrong-state`. */
  async execute(command: ActionCommandOn<GiveReason>): Promise<void> {
    const { actor, body, at, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    await this.database.as(systemReach([member]), async (tx) => {
      const { head, scope } = await lockAction(tx, opened, command, 'action:propose');
      if (head.proposedBy !== actor.id) throw new Refusal('not-found', { subject: 'action' });
      await this.moveAction.execute(tx, {
        cycle: command.cycle,
        head,
        command: 'withdraw',
        performer: scope.grant.role,
        actor: actor.id,
        at,
        text: body.reason,
      });
    });
  }
}
