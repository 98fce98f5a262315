import { faultWords, Refusal } from '@signatory/domain';
import type { PersonEntity } from '@signatory/persistence';
import { FRESH_MINUTES, isFresh } from './fresh.js';
import { requireOwnPassword } from './own-password.js';
import type { Throttle } from './throttle.js';

export interface OwnProof {
  /** Left out by who has none. */
  readonly password: string | undefined;
  /** When the person last showed who it is: by the sign-in, or by the second factor after it. */
  readonly shownAt: Date;
  readonly at: Date;
}

/**
 * Asks who is signed in to show it once more before a second factor is set up: by the password, and of who has none by a
 * sign-in, or the second factor, not long ago. Refuses `request.invalid`, `sign-in.locked` and `job.busy`.
 */
export async function requireOwnProof(
  throttle: Throttle,
  person: PersonEntity,
  { password, shownAt, at }: OwnProof,
): Promise<void> {
  if (person.passwordHash === null) requireFresh(shownAt, at);
  else await requireOwnPassword(throttle, person, { password: password ?? '', pointer: '/password', at });
}

function requireFresh(shownAt: Date, at: Date): void {
  if (isFresh(shownAt, at)) return;
  const fault = { pointer: '/password', words: faultWords('password.none', { minutes: FRESH_MINUTES }) };
  throw new Refusal('request.invalid', { faults: [fault] });
}
