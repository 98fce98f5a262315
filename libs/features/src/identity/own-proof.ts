import { faultWords, Refusal } from '@signatory/domain';
import type { PersonEntity } from '@signatory/persistence';
import { requireOwnPassword } from './own-password.js';
import type { Throttle } from './throttle.js';

export interface OwnProof {
  /** Left out by who has none. */
  readonly password: string | undefined;
  /** When the session was opened in which it is asked for. */
  readonly signedInAt: Date;
  readonly at: Date;
}

/** For so long a sign-in stands for the password of who has none. */
const FRESH_MINUTES = 15;

/**
 * Asks who is signed in to show it once more before a second factor is set up: by the password, and of who has none by a
 * sign-in not long ago. Refuses `request.invalid`, `sign-in.locked` and `job.busy`.
 */
export async function requireOwnProof(
  throttle: Throttle,
  person: PersonEntity,
  { password, signedInAt, at }: OwnProof,
): Promise<void> {
  if (person.passwordHash === null) requireFresh(signedInAt, at);
  else await requireOwnPassword(throttle, person, { password: password ?? '', pointer: '/password', at });
}

function requireFresh(signedInAt: Date, at: Date): void {
  if (at.getTime() - signedInAt.getTime() <= FRESH_MINUTES * 60_000) return;
  const fault = { pointer: '/password', words: faultWords('password.none', { minutes: FRESH_MINUTES }) };
  throw new Refusal('request.invalid', { faults: [fault] });
}
