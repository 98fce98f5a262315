import { contestableUntil, requireContestable, type ScoreState } from '@signatory/domain';
import type { ContestAction as Contest } from '@signatory/contract';
import { ActionChangeEntity, Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, type OpenedCycle } from '../catalogue/index.js';
import { MoveScore } from '../scoring/index.js';
import { lockAction, type ActionCommandOn } from './action-scope.js';
import { MoveAction } from './move-action.js';

const UNSHARED: readonly ScoreState[] = ['NOT_SCORED', 'SCORED', 'AGREED', 'DISPUTED', 'ADJUDICATED'];

/** Until when the class that stands may be contested, by the action's changes in their order; null where nothing ends it. */
export function contestEnd(
  { cycle, plan }: OpenedCycle,
  changes: readonly Pick<ActionChangeEntity, 'toState' | 'at'>[],
): Date | null {
  const classedAt = changes.findLast(({ toState }) => toState === 'CLASSED')?.at ?? new Date(0);
  return contestableUntil({ deadline: cycle.reviewDeadlineAt, classedAt, replyDays: plan.method.replyDays });
}

/** The member contests how one of its actions was classed, until the review deadline or its own days; an adjudicator answers. */
@Injectable()
export class ContestAction {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly moveAction: MoveAction,
    private readonly moveScore: MoveScore,
  ) {}

  /** Refuses `action.contest-too-late`, `action.score-shared` and `command.wrong-state`. */
  async execute(command: ActionCommandOn<Contest>): Promise<void> {
    const { actor, body, at, member } = command;
    const opened = await this.catalogue.open(command.cycle);
    // The member changes nothing that assessors write; its contest does, so the command acts with the system's reach over
    // this member alone, once the member's own was asked.
    await this.database.as(systemReach([member]), async (tx) => {
      const { head, scope } = await lockAction(tx, opened, command, 'action:contest');
      // Under its lock: a score is not shared while its member is contesting what it stands on.
      const score = await this.moveScore.lock(tx, scope.key);
      const isShared = !UNSHARED.includes(score.state);
      const { cycleId, memberCode, id } = head;
      const changes = await tx.find(ActionChangeEntity, {
        where: { cycleId, memberCode, actionId: id },
        order: { n: 'ASC' },
      });
      requireContestable({ action: id, until: contestEnd(opened, changes), isShared, at });
      await this.moveAction.execute(tx, {
        cycle: command.cycle,
        head,
        command: 'contest',
        performer: scope.grant.role,
        actor: actor.id,
        at,
        text: body.text,
        language: body.language,
      });
    });
  }
}
