import { coversAll, Refusal, requirePermission, type Actor, type Permission, type Plan } from '@signatory/domain';
import { PlanVersionEntity, type Reach } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { memberCodes } from '../catalogue/index.js';
import { actorReach } from '../identity/index.js';

/** Who acts on which version of a plan, and when. */
export interface PlanRequest {
  readonly plan: string;
  /** The version's number. */
  readonly n: number;
  readonly actor: Actor;
  readonly at: Date;
}

/** The version as it is, locked for the transaction's change. Refuses `not-found` to whoever takes no part in the plan, and for drafts to all but its secretariat. */
export async function enterVersion(
  tx: EntityManager,
  { plan, n, actor, at }: PlanRequest,
  permission: Permission | 'read',
): Promise<PlanVersionEntity> {
  const found = await tx.findOne(PlanVersionEntity, {
    where: { planId: plan, n },
    ...(permission === 'read' ? {} : { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!found || !seesVersion(actor, found, at)) throw new Refusal('not-found', { subject: 'plan version' });
  if (permission !== 'read')
    requirePermission(actor, permission, { plan, cycle: null, member: null }, at.toISOString());
  return found;
}

/**
 * Whether somebody may know of a version: whoever takes part in the plan; a draft is its secretariat's. What is not adopted
 * yet is no cycle's, and whoever takes part in one cycle alone does not know of it.
 */
export function seesVersion(
  actor: Actor,
  { planId, state }: Pick<PlanVersionEntity, 'planId' | 'state'>,
  at: Date,
): boolean {
  return actor.grants.some(
    (grant) =>
      grant.plan === planId &&
      (grant.until === null || grant.until > at.toISOString()) &&
      (state !== 'DRAFT' || (grant.role === 'secretariat' && coversAll(grant))) &&
      (grant.cycle === null || (state !== 'DRAFT' && state !== 'CONSULTATION')),
  );
}

/** Refuses `command.stale` for a command that was given on another state than the present one. */
export function requireRevision({ version }: Pick<PlanVersionEntity, 'version'>, sent: number): void {
  if (version !== sent) throw new Refusal('command.stale', { sent, current: version });
}

/** The reach of a person over the plan's members. */
export function reachOver(plan: Plan, actor: Actor, at: Date): Reach {
  return actorReach(actor, { plan: plan.id, cycle: null }, memberCodes(plan), at);
}

/** How the audit trail names a version. */
export function versionSubject({ planId, n }: Pick<PlanVersionEntity, 'planId' | 'n'>): string {
  return `${planId}/versions/${n}`;
}
