import { Refusal, requireImpartial, type Actor, type Codebook, type Permission, type Plan } from '@signatory/domain';
import { ActionEntity, isRowId } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';
import { enterScore, isOpenTo, type ScoreCommandOn, type ScoringScope } from '../scoring/index.js';

const OPEN = ['OPEN', 'CLOSED', 'ASSESSMENT'];

/** Something asked of one action of one member. */
export interface ActionCommandOn<Body> {
  readonly actor: Actor;
  readonly cycle: string;
  readonly member: string;
  /** The action's id. */
  readonly action: string;
  readonly body: Body;
  readonly at: Date;
}

export interface LockedAction {
  readonly head: ActionEntity;
  readonly scope: ScoringScope;
}

/**
 * Locks an action for somebody who may do this to it. Refuses `not-found` for one that is not there or not theirs to see,
 * and what `enterScore` refuses.
 */
export async function lockAction(
  tx: EntityManager,
  opened: OpenedCycle,
  { actor, member, action, at }: Pick<ActionCommandOn<unknown>, 'actor' | 'member' | 'action' | 'at'>,
  permission: Permission,
): Promise<LockedAction> {
  const key = { cycleId: opened.cycle.id, memberCode: member, id: action };
  const seen = isRowId(action) ? await tx.findOneBy(ActionEntity, key) : null;
  const { plan, cycle } = opened;
  const commitment = plan.commitments.find(({ id }) => id === seen?.commitmentId);
  const reach = actorReach(actor, { plan: plan.id, cycle: cycle.code }, memberCodes(plan), at);
  if (!seen || !commitment || !isOpenTo(opened, { actor, member, commitment, reach, at }))
    throw new Refusal('not-found', { subject: 'action' });
  // Asked before the lock, which row-level security gives only to those who may change it.
  const scope = enterScore(opened, { actor, permission, member, commitment: seen.commitmentId, at });
  const head = await tx.findOneOrFail(ActionEntity, { where: key, lock: { mode: 'pessimistic_write' } });
  return { head, scope };
}

/**
 * Who may bring an action on a commitment, and what shows it: the member for itself, an assessor without a conflict. Refuses
 * `conflict-of-interest`, `cycle.not-open` and what `enterScore` refuses.
 */
export function enterProposal(
  opened: OpenedCycle,
  command: Pick<ScoreCommandOn<unknown>, 'actor' | 'cycle' | 'member' | 'commitment' | 'at'>,
): ScoringScope {
  const { cycle, plan } = opened;
  const { actor, member, at } = command;
  const scope = enterScore(opened, { ...command, permission: 'action:propose' });
  if (scope.grant.role === 'reviewer')
    requireImpartial(
      actor,
      { plan: plan.id, cycle: cycle.code, at: at.toISOString(), member, pillar: scope.commitment.pillar },
      plan.conflictGroups,
    );
  if (!OPEN.includes(cycle.state)) throw new Refusal('cycle.not-open', { cycle: cycle.code, state: cycle.state });
  return scope;
}

/** How the audit trail names an action. */
export function actionSubject(cycle: string, member: string, action: string): string {
  return `${cycle}/${member}/actions/${action}`;
}

/** What the classes mean. Refuses `codebook.missing`: without it nobody can class. */
export function requireCodebook({ id, codebook }: Plan): Codebook {
  if (!codebook) throw new Refusal('codebook.missing', { plan: id });
  return codebook;
}
