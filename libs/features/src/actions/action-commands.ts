import {
  ACTION,
  commandsIn,
  grantsFor,
  isImpartial,
  type Actor,
  type Commitment,
  type Permission,
} from '@signatory/domain';
import type { ActionEntity } from '@signatory/persistence';
import type { OpenedCycle } from '../catalogue/index.js';

/** How far the scoring of a commitment is: all that is told of it to somebody who may not see the score. */
export interface ScoringStage {
  readonly begun: boolean;
  readonly shared: boolean;
}

interface Reader {
  readonly actor: Actor;
  readonly member: string;
  readonly commitment: Commitment;
  readonly head: ActionEntity;
  /** The reader has classed it. */
  readonly classed: boolean;
  readonly stage: ScoringStage | undefined;
  /** Until when its class may be contested; null where nothing ends it. */
  readonly until: Date | null;
  readonly at: Date;
}

/** The acts open to the reader: `class` beside the state machine's commands. */
export function commandsFor({ plan, cycle }: OpenedCycle, reader: Reader): string[] {
  const { actor, member, commitment, head, classed, stage, until, at } = reader;
  const scope = {
    plan: plan.id,
    cycle: cycle.code,
    member,
    ...(commitment.pillar ? { pillar: commitment.pillar } : {}),
  };
  const roles = (permission: Permission) =>
    grantsFor(actor, permission, scope, at.toISOString()).map(({ role }) => role);
  const impartial = isImpartial(actor, { ...scope, at: at.toISOString() }, plan.conflictGroups);
  const settles = impartial && !classed && roles('action:settle').length > 0;
  const offered = (command: 'settle' | 'answer' | 'contest' | 'withdraw', permission: Permission): boolean =>
    roles(permission).some((role) => commandsIn(ACTION, head.state, role).includes(command));
  return [
    ...(head.state === 'PROPOSED' && !classed && impartial && plan.codebook && roles('action:class').length > 0
      ? ['class']
      : []),
    ...(settles && offered('settle', 'action:settle') ? ['settle'] : []),
    ...(settles && offered('answer', 'action:settle') ? ['answer'] : []),
    ...(offered('contest', 'action:contest') && !stage?.shared && (until === null || at <= until) ? ['contest'] : []),
    ...(head.proposedBy === actor.id && offered('withdraw', 'action:propose') ? ['withdraw'] : []),
  ];
}
