import { grantsFor, Refusal, type Actor } from '@signatory/domain';
import { PersonEntity, RoleGrantEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';

/**
 * Whoever lets a person in can act as the person: on each of the person's plans the actor must be able to give that role
 * itself. Locks the person. @throws Refusal `not-found`, `permission.missing`
 */
export async function requireOwnPerson(tx: EntityManager, actor: Actor, person: string, at: Date): Promise<void> {
  const locked = await tx.findOne(PersonEntity, { where: { id: person }, lock: { mode: 'pessimistic_write' } });
  const grants = (await tx.findBy(RoleGrantEntity, { personId: person })).filter(
    ({ until }) => until === null || until > at,
  );
  const known = new Set(actor.grants.map(({ plan }) => plan));
  if (!locked || locked.disabledAt !== null || !grants.some(({ planId }) => known.has(planId)))
    throw new Refusal('not-found', { subject: 'person' });
  const keeps = (plan: string): boolean =>
    grantsFor(actor, 'people:manage', { plan }, at.toISOString()).some(({ cycle }) => cycle === null);
  if (!grants.every(({ planId }) => keeps(planId)))
    throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
}
