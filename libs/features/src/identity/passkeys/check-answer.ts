import type { NewPasskey, PasskeyAnswer } from '@signatory/contract';
import { userHandleOf } from './user-handle.js';
import type { PasskeySite } from './passkey-site.js';

/** COSE's numbers of Ed25519, ECDSA with P-256 and RSA, the better first: every device has one of them. */
export const ALGORITHMS = [-8, -7, -257];

/** What an answer is held against. */
export interface Asked {
  readonly challenge: string;
  readonly site: PasskeySite;
}

/** What is kept of a passkey when it is made. */
export interface MadePasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What is kept of one, as far as its answers are checked by it. */
export interface KeptPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  /** The id of whose it is. */
  readonly person: string;
}

/** Why an answer is not taken; of a device that was copied the count goes back. */
export type AnswerFault = 'signature' | 'counter';

// Half a second to load, of certificates of makers above all: by who first needs it, not by every start.
const load = () => import('@simplewebauthn/server');

/** What to keep of a new passkey; null where it is not one made here, now and by a person whom the device knows. */
export async function checkNew(credential: NewPasskey, { challenge, site }: Asked): Promise<MadePasskey | null> {
  const { verifyRegistrationResponse } = await load();
  const { transports = [], ...response } = credential.response;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...credential, response: { ...response, transports }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey, counter, transports };
  } catch {
    // It throws for whatever is not right: origin, site, challenge, verification, a form that it cannot read.
    return null;
  }
}

/** The count that a right answer tells, or why it is not taken. */
export async function checkAnswer(
  credential: PasskeyAnswer,
  passkey: KeptPasskey,
  { challenge, site }: Asked,
): Promise<{ readonly counter: number } | { readonly refused: AnswerFault }> {
  const { userHandle } = credential.response;
  if (userHandle && userHandle !== userHandleOf(passkey.person)) return { refused: 'signature' };
  const counter = await readSigned(credential, passkey, { challenge, site });
  if (counter === null) return { refused: 'signature' };
  return isBehind(counter, passkey.counter) ? { refused: 'counter' } : { counter };
}

/** Devices that share a passkey do not count, and tell 0 always. */
function isBehind(told: number, kept: number): boolean {
  return (told > 0 || kept > 0) && told <= kept;
}

async function readSigned(
  { id, rawId, type, response }: PasskeyAnswer,
  { credentialId, publicKey }: KeptPasskey,
  { challenge, site }: Asked,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await load();
  const { clientDataJSON, authenticatorData, signature } = response;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      // The count is looked at when the signature holds: else anybody could make a passkey look copied.
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: 0 },
      requireUserVerification: true,
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
