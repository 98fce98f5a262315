import type { NewPasskey, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from '@signatory/contract';

/** Why a device did nothing: each has a sentence. */
export type DeviceFault = 'cancelled' | 'late' | 'known' | 'device' | 'failed';

export class DeviceError extends Error {
  constructor(
    readonly fault: DeviceFault,
    cause: unknown,
  ) {
    super(`The device did not use a passkey: ${fault}.`, { cause });
    this.name = 'DeviceError';
  }
}

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** Whether it can offer them in a field. Younger than passkeys. */
export const hasAutofill = async (): Promise<boolean> =>
  hasPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;

/**
 * Has the device make a passkey. In JSON on both sides by hand: browsers that do it themselves are younger than those that
 * have passkeys.
 * @throws DeviceError
 */
export async function makePasskey(asked: PasskeyCreation): Promise<NewPasskey> {
  const { challenge, user, excludeCredentials, ...options } = asked;
  const made = await onDevice(asked.timeout, () =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: readBytes(challenge),
        user: { ...user, id: readBytes(user.id) },
        excludeCredentials: excludeCredentials.map(describe),
      },
    }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...named(made),
    response: {
      clientDataJSON: writeBytes(response.clientDataJSON),
      attestationObject: writeBytes(response.attestationObject),
      // Browsers that have passkeys need not have this.
      transports: response.getTransports?.() ?? [],
    },
  };
}

/**
 * Has the device sign with a passkey that it holds.
 * @param offered ends it: the browser offers the passkeys in a field, in place of asking for one at once
 * @throws DeviceError
 */
export async function signOnDevice(asked: PasskeyRequest, offered?: AbortSignal): Promise<PasskeyAnswer> {
  const { challenge, allowCredentials, ...options } = asked;
  const given = await onDevice(asked.timeout, () =>
    navigator.credentials.get({
      ...(offered && { mediation: 'conditional', signal: offered }),
      publicKey: { ...options, challenge: readBytes(challenge), allowCredentials: allowCredentials.map(describe) },
    }),
  );
  const response = given.response as AuthenticatorAssertionResponse;
  return {
    ...named(given),
    response: {
      clientDataJSON: writeBytes(response.clientDataJSON),
      authenticatorData: writeBytes(response.authenticatorData),
      signature: writeBytes(response.signature),
      userHandle: response.userHandle && writeBytes(response.userHandle),
    },
  };
}

async function onDevice(timeout: number, ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const begun = performance.now();
  try {
    const credential = await ask();
    if (credential) return credential as PublicKeyCredential;
  } catch (error) {
    throw new DeviceError(faultOf(error, performance.now() - begun >= timeout), error);
  }
  throw new DeviceError('failed', null);
}

/** By the names that WebAuthn gives; that nobody answered it tells as if somebody had declined. */
function faultOf(error: unknown, isLate: boolean): DeviceFault {
  if (!(error instanceof DOMException)) return 'failed';
  switch (error.name) {
    case 'NotAllowedError':
    case 'AbortError':
      return isLate ? 'late' : 'cancelled';
    case 'InvalidStateError':
      return 'known';
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'device';
    default:
      return 'failed';
  }
}

const describe = (known: PasskeyRequest['allowCredentials'][number]): PublicKeyCredentialDescriptor => ({
  type: known.type,
  id: readBytes(known.id),
  // A way that a browser does not know it passes over.
  transports: known.transports as AuthenticatorTransport[],
});

const named = ({ id, rawId }: PublicKeyCredential) => ({ id, rawId: writeBytes(rawId), type: 'public-key' }) as const;

function readBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function writeBytes(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
