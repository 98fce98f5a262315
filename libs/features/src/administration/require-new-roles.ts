import { Refusal } from '@signatory/domain';
import { RoleGrantEntity, type PersonEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { lockPerson, type NewGrant } from '../identity/index.js';

/**
 * A role that is there twice would stay when one of it is ended, and be asked about twice a year. Another end is no other role:
 * who confirms the one that is there gives it one.
 * @throws Refusal `role.already-held`
 */
export async function requireNewRoles(
  tx: EntityManager,
  { person, grants, at }: { person: Pick<PersonEntity, 'id' | 'name'>; grants: readonly NewGrant[]; at: Date },
): Promise<void> {
  // Of two who give the same role at the same instant, the second finds it held.
  await lockPerson(tx, person.id);
  const all = await tx.findBy(RoleGrantEntity, { personId: person.id });
  const held = new Set(
    all.filter(({ until }) => until === null || until > at).map((grant) => scopeOf({ ...grant, plan: grant.planId })),
  );
  for (const grant of grants) {
    const scope = scopeOf(grant);
    if (held.has(scope)) throw new Refusal('role.already-held', { person: person.name, role: grant.role });
    held.add(scope);
  }
}

/** Lists are sets here: neither their order nor what is named twice makes another role. */
function scopeOf({ role, plan, cycleId, members, pillars, indicators }: Omit<NewGrant, 'until'>): string {
  return JSON.stringify([
    role,
    plan,
    cycleId,
    ...[members, pillars, indicators].map((codes) => [...new Set(codes)].sort()),
  ]);
}
