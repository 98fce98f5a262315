import { faultWords, Refusal } from '@signatory/domain';
import type { PersonEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { isPassword } from './passwords.js';
import { ACCOUNT_LIMIT, accountKey, type Throttle } from './throttle.js';

export interface OwnPassword {
  readonly password: string;
  /** Where it stands in what was sent. */
  readonly pointer: '/password' | '/current';
  readonly at: Date;
}

/**
 * Asks who is signed in for the password once more: guesses count with those at the sign-in.
 * Refuses `request.invalid` for a wrong one, `sign-in.locked` and `job.busy`.
 */
export async function requireOwnPassword(
  throttle: Throttle,
  { email, passwordHash }: PersonEntity,
  { password, pointer, at }: OwnPassword,
): Promise<void> {
  const account = accountKey(email);
  await throttle.count(account, ACCOUNT_LIMIT, at);
  if (!(await isPassword(password, passwordHash))) throw wrongPassword(pointer);
  await throttle.forget(account);
}

const STILL = 'select from person where id = $1 and password_hash = $2 for no key update';

/**
 * Whether a password that was right is still the person's: who changes it ends the sessions there are, and waits from here on
 * until the transaction ends.
 */
export async function isStillPassword(
  tx: EntityManager,
  { id, passwordHash }: Pick<PersonEntity, 'id' | 'passwordHash'>,
): Promise<boolean> {
  return (await tx.query<unknown[]>(STILL, [id, passwordHash])).length > 0;
}

export function wrongPassword(pointer: OwnPassword['pointer']): Refusal {
  return new Refusal('request.invalid', { faults: [{ pointer, words: faultWords('password.current') }] });
}
