import { requireFreshFactor, type Signed } from '@signatory/features';

/**
 * The operations that ask an account with a second factor for it anew: whoever finds a session open publishes nothing in the
 * name of another, lets nobody else in (nor makes the second person that a release needs), takes no check out of a cycle, and sets
 * up no factor of his own. By the ids of the operations.
 */
export const STEP_UP: ReadonlySet<string> = new Set([
  'requestRelease',
  'signOffRelease',
  'rejectRelease',
  'withdrawRelease',
  'moveEmbargo',
  'announceRelease',
  'suspendRule',
  'reinstateRule',
  'createPerson',
  'grantRoles',
  'inviteContributor',
  'offerPasswordReset',
  'resetSecondFactor',
  'closeAccount',
  'reopenAccount',
  'enrolSecondFactor',
  'beginPasskey',
  'makeAccessToken',
  'removePasskey',
]);

/** @throws Refusal `step-up.needed` */
export function requireFreshCode(operation: string | undefined, signed: Signed, at: Date): void {
  if (operation === undefined || !STEP_UP.has(operation) || !signed.hasSecondFactor) return;
  requireFreshFactor(signed.verifiedAt, at);
}
