import type { PasskeyAnswer, SessionView } from '@signatory/contract';
import { passkeys } from '../api/passkeys.js';
import { sessionEnd } from '../api/session-end.js';
import { signOnDevice } from '../second-factor/passkey-device.js';

/**
 * Signs in by a passkey of this device.
 * @param email whose it has to be, where somebody's is asked for
 */
export async function signInByPasskey(email?: string): Promise<SessionView> {
  return signInWith(await signOnDevice(await passkeys.ask()), email);
}

/** Signs in by what a device has signed. */
export async function signInWith(credential: PasskeyAnswer, email?: string): Promise<SessionView> {
  const session = await passkeys.signIn({ credential, ...(email !== undefined && { email }) });
  sessionEnd.begin();
  return session;
}
