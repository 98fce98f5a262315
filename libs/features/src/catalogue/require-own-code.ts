import { faultWords, Refusal } from '@signatory/domain';
import type { EntityManager } from 'typeorm';

/** What the subjects of the trail begin with that are of no plan and no cycle. */
const NOT_OF_PLANS: readonly string[] = ['installation', 'people', 'person', 'secretariat', 'system'];

const ELSEWHERE = `select exists (select from plan where id = $1 and id <> $2)
  or exists (select from cycle where code = $1 and plan_id <> $2) as taken`;

export interface NewCode {
  readonly code: string;
  /** The id of the plan that it is of; of a new plan its own. */
  readonly plan: string;
  readonly pointer: '/code' | '/file/plan';
}

/**
 * The trail names plans and cycles by their codes alone, and its readers are told of those that they keep: a code that means
 * something of another plan, or of the installation, would open that to whoever gave it. @throws Refusal `request.invalid`
 */
export async function requireOwnCode(tx: EntityManager, { code, plan, pointer }: NewCode): Promise<void> {
  // A plan and a cycle may be given the same code at the same instant: the second finds it taken.
  await tx.query(`select pg_advisory_xact_lock(hashtext('code'))`);
  const [row] = await tx.query<{ taken: boolean }[]>(ELSEWHERE, [code, plan]);
  if (row?.taken || NOT_OF_PLANS.includes(code))
    throw new Refusal('request.invalid', { faults: [{ pointer, words: faultWords('named.taken', { code }) }] });
}
