import { randomUUID } from 'node:crypto';
import type { Actor, Role } from '@signatory/domain';
import { Audit, MakeAccount } from '@signatory/features';
import type { World } from './build-world.js';

/** Somebody with an account and one role in every cycle of the test plan, as letters find them and as commands know them. */
export function addPerson(
  world: World,
  {
    role,
    members,
    nationality = null,
    pillars = [],
  }: { role: Role; members: readonly string[]; nationality?: string | null; pillars?: readonly string[] },
): Promise<Actor> {
  const name = `The ${role}`;
  return world.asSystem(async (tx) => {
    const accounts = new MakeAccount(new Audit());
    const account = { email: `${randomUUID()}@example.org`, name, nationality, passwordHash: '-' };
    const id = await accounts.execute(tx, { account, actor: 'test', at: new Date() });
    const held = { role, plan: 'test-plan', members, pillars, until: null };
    const grant = { ...held, cycleId: null, indicators: [] };
    await accounts.grant(tx, { personId: id, grant, actor: 'test', at: new Date() });
    return { id, name, nationality, grants: [{ ...held, cycle: null }] };
  });
}
