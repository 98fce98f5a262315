import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** Under what an act is done once: the sender's key, for one actor and one route. */
export interface ActKey {
  readonly actor: string;
  readonly route: string;
  readonly key: string;
}

const keys = new AsyncLocalStorage<ActKey>();

// What another transaction of the same act holds is marked by that one: waiting for it could be waiting for oneself.
const MARK = `
  update idempotency_key set done_at = now() where (actor, route, key) in (
    select actor, route, key from idempotency_key where actor = $1 and route = $2 and key = $3 and done_at is null
    for update skip locked)`;

/** Does what must not be done twice: what it records marks the key, in the same transaction. */
export function runUnder<Result>(key: ActKey, work: () => Result): Result {
  return keys.run(key, work);
}

/** Says of the key that this is done under, if any, that it is; true once the transaction is committed, or never. */
export async function markDone(tx: EntityManager): Promise<void> {
  const key = keys.getStore();
  if (key) await tx.query(MARK, [key.actor, key.route, key.key]);
}
