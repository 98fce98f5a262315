import { faultWords, Refusal } from '@signatory/domain';
import type { PersonEntity } from '@signatory/persistence';
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

export function wrongPassword(pointer: OwnPassword['pointer']): Refusal {
  return new Refusal('request.invalid', { faults: [{ pointer, words: faultWords('password.current') }] });
}
