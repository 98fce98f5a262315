import { coversAll, grantsAnywhere, type Actor, type Permission } from '@signatory/domain';
import type { Database } from '@signatory/persistence';

const OTHERS = 'select exists (select from plan where id <> all ($1::text[])) as others';

/** Whether somebody holds a permission over every plan of the installation, whole. */
export async function keepsEveryPlan(
  database: Database,
  permission: Permission,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): Promise<boolean> {
  const kept = grantsAnywhere(actor, permission, at.toISOString())
    .filter((grant) => grant.cycle === null && coversAll(grant))
    .map(({ plan }) => plan);
  const [row] = await database.readPublic<{ others: boolean }>(OTHERS, [kept]);
  return row?.others === false;
}
