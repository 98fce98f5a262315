import type { SessionView } from '@signatory/contract';
import { passkeys } from '../api/passkeys.js';
import { sessionEnd } from '../api/session-end.js';
import { signOnDevice } from '../second-factor/passkey-device.js';

/**
 * Signs in by a passkey of this device.
 * @param email whose it has to be, where somebody's is asked for
 */
export async function signInByPasskey(email?: string): Promise<SessionView> {
  const credential = await signOnDevice(await passkeys.ask());
  const session = await passkeys.signIn({ credential, ...(email !== undefined && { email }) });
  sessionEnd.begin();
  return session;
}
