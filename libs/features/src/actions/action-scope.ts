import { Refusal, type Actor, type Codebook, type Permission, type Plan } from '@signatory/domain';
import { ActionEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import type { OpenedCycle } from '../catalogue/index.js';
import { enterScore, type ScoringScope } from '../scoring/index.js';

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
  const seen = await tx.findOneBy(ActionEntity, key);
  if (!seen) throw new Refusal('not-found', { subject: 'action' });
  // Asked before the lock, which row-level security gives only to those who may change it.
  const scope = enterScore(opened, { actor, permission, member, commitment: seen.commitmentId, at });
  const head = await tx.findOneOrFail(ActionEntity, { where: key, lock: { mode: 'pessimistic_write' } });
  return { head, scope };
}

/** What the classes mean. Refuses `codebook.missing`: without it nobody can class. */
export function requireCodebook({ id, codebook }: Plan): Codebook {
  if (!codebook) throw new Refusal('codebook.missing', { plan: id });
  return codebook;
}
