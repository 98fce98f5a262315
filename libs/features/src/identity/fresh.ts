import { Refusal } from '@signatory/domain';
import type { Signed } from './sessions.js';

/** For so long a sign-in, a code or a passkey stands for what is done after it. */
export const FRESH_MINUTES = 15;

export function isFresh(shownAt: Date, at: Date): boolean {
  return at.getTime() - shownAt.getTime() <= FRESH_MINUTES * 60_000;
}

/** When who is signed in last showed who it is: by the sign-in, or by the second factor after it. */
export function shownAtOf({ since, verifiedAt }: Signed): Date {
  return verifiedAt !== null && verifiedAt > since ? verifiedAt : since;
}

/**
 * @param verifiedAt when the second factor was last given in the session
 * @throws Refusal `step-up.needed`
 */
export function requireFreshFactor(verifiedAt: Date | null, at: Date): void {
  if (verifiedAt === null || !isFresh(verifiedAt, at)) throw new Refusal('step-up.needed', { minutes: FRESH_MINUTES });
}
