import { grantsFor, Refusal, type Actor } from '@signatory/domain';
import { PersonEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { HELD_GRANTS } from '../identity/index.js';
import { keptPlaces } from './kept-places.js';

const HELD = `select g.plan_id as plan, c.code as cycle from ${HELD_GRANTS} g left join cycle c on c.id = g.cycle_id
  where g.person_id = $1 and (g.until is null or g.until > $2)`;

/**
 * Whoever lets a person in can act as the person: in each place where the person holds a role, also as a stand-in, the actor
 * must be able to give it itself; a secretariat of one cycle, to those who hold roles of that cycle alone. Locks the person, whose
 * account is open, or `closed` where that is asked for. @throws Refusal `not-found`, `permission.missing`
 */
export async function requireOwnPerson(
  tx: EntityManager,
  actor: Actor,
  person: string,
  at: Date,
  account: 'open' | 'closed' = 'open',
): Promise<void> {
  const isShown = keptPlaces(actor, at);
  const locked = await tx.findOne(PersonEntity, { where: { id: person }, lock: { mode: 'pessimistic_write' } });
  const grants = await tx.query<{ plan: string; cycle: string | null }[]>(HELD, [person, at]);
  const state = locked?.disabledAt === null ? 'open' : 'closed';
  if (!locked || state !== account || !grants.some(isShown)) throw new Refusal('not-found', { subject: 'person' });
  if (
    !grants.every((place) => grantsFor(actor, 'people:manage', { ...place, member: null }, at.toISOString()).length > 0)
  )
    throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
}
