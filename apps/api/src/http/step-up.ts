import { Refusal } from '@signatory/domain';
import type { Signed } from '@signatory/features';

/** For so long a code, or a passkey, stands for what is done after it. */
export const FRESH_MINUTES = 15;

/**
 * The operations that ask an account with a second factor for it anew: whoever finds a session open publishes nothing in the
 * name of another, lets nobody else in, and sets up no factor of his own. By the ids of the operations.
 */
export const STEP_UP: ReadonlySet<string> = new Set([
  'requestRelease',
  'signOffRelease',
  'rejectRelease',
  'withdrawRelease',
  'moveEmbargo',
  'announceRelease',
  'offerPasswordReset',
  'resetSecondFactor',
  'enrolSecondFactor',
  'beginPasskey',
  'removePasskey',
]);

/** @throws Refusal `step-up.needed` */
export function requireFreshCode(operation: string | undefined, signed: Signed, at: Date): void {
  if (operation === undefined || !STEP_UP.has(operation) || !signed.hasSecondFactor) return;
  const { verifiedAt } = signed;
  if (verifiedAt === null || at.getTime() - verifiedAt.getTime() > FRESH_MINUTES * 60_000)
    throw new Refusal('step-up.needed', { minutes: FRESH_MINUTES });
}
