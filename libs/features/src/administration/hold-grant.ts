import { grantsFor, Refusal, type Actor, type CycleScope } from '@signatory/domain';
import { CycleEntity, RoleGrantEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { keptPlaces } from './kept-places.js';

const OTHER_KEEPERS = `
  select from role_grant g join person p on p.id = g.person_id
  where g.plan_id = $1 and g.role = 'secretariat' and g.cycle_id is null and g.id <> $2 and p.disabled_at is null
    and (g.until is null or g.until > $3)`;

interface GrantRequest {
  readonly actor: Actor;
  readonly person: string;
  readonly grant: string;
  readonly at: Date;
}

/** A role in force, with the code of its cycle; null for every cycle of the plan. */
export type HeldGrant = RoleGrantEntity & { readonly cycle: string | null };

/** Locks a role in force of a person. Refuses `not-found`, `permission.missing`, and `command.wrong-state` for one that has ended. */
export async function holdGrant(
  tx: EntityManager,
  { actor, person, grant: id, at }: GrantRequest,
  command: string,
): Promise<HeldGrant> {
  const isShown = keptPlaces(actor, at);
  const grant = await tx.findOne(RoleGrantEntity, {
    where: { id, personId: person },
    lock: { mode: 'pessimistic_write' },
  });
  if (!grant) throw new Refusal('not-found', { subject: 'grant' });
  const cycle = grant.cycleId === null ? null : (await tx.findOneByOrFail(CycleEntity, { id: grant.cycleId })).code;
  if (!isShown({ plan: grant.planId, cycle })) throw new Refusal('not-found', { subject: 'grant' });
  requireKeeper({ plan: grant.planId, cycle }, actor, at);
  if (grant.until !== null && grant.until <= at)
    throw new Refusal('command.wrong-state', { command, subject: 'role', state: 'ended', allowed: 'in force' });
  return Object.assign(grant, { cycle });
}

/** A secretariat of one cycle does not end roles that reach beyond it. */
function requireKeeper(scope: CycleScope, actor: Actor, at: Date): void {
  if (grantsFor(actor, 'people:manage', { ...scope, member: null }, at.toISOString()).length === 0)
    throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
}

/** A plan that nobody keeps could be given to nobody any more. Refuses `role.last-keeper`. */
export async function requireAnother(
  tx: EntityManager,
  { id, role, planId, cycleId }: RoleGrantEntity,
  at: Date,
): Promise<void> {
  if (role !== 'secretariat' || cycleId !== null) return;
  // Of two who end each other's role at the same instant, the second finds itself alone.
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`keepers ${planId}`]);
  const others = await tx.query<unknown[]>(OTHER_KEEPERS, [planId, id, at]);
  if (others.length === 0) throw new Refusal('role.last-keeper', { plan: planId });
}
