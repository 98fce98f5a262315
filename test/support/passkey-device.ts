import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { NewPasskey, PasskeyAnswer, PasskeyCreation, PasskeyRequest } from '@signatory/contract';

/** What a device may do other than as it should. */
export interface Misbehaviour {
  /** The page that asks. */
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether it asked who holds it. */
  readonly verified?: boolean;
  readonly counter?: number;
  /** Signs something else. */
  readonly forged?: boolean;
  readonly userHandle?: string;
}

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };
const AAGUID = Buffer.alloc(16);

/** A device with one passkey (WebAuthn, ES256), together with the browser before it. */
export class PasskeyDevice {
  private readonly id = randomBytes(32);
  private readonly secret: KeyObject;
  private readonly cose: Buffer;
  private counter = 0;
  private userHandle = '';

  /** @param origin of the page that it is used on */
  constructor(private readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.secret = privateKey;
    // Not as a JWK, in whose writing Node 20 may wait for ever (`SigningKey.generate`); the coordinates come last.
    const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-64);
    // A COSE key: EC2, ES256, P-256, and the two coordinates.
    this.cose = Buffer.concat([
      Buffer.from('a50102032620012158', 'hex'),
      Buffer.from([32]),
      point.subarray(0, 32),
      Buffer.from('225820', 'hex'),
      point.subarray(32),
    ]);
  }

  make({ challenge, rp, user }: PasskeyCreation, { origin, rpId, verified }: Misbehaviour = {}): NewPasskey {
    this.userHandle = user.id;
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([AAGUID, length, this.id, this.cose]);
    const data = Buffer.concat([this.head(rpId ?? rp.id, FLAGS.attested, { verified }), attested]);
    const attestation = Buffer.concat([
      Buffer.from('a3', 'hex'),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from('a0', 'hex'),
      text('authData'),
      Buffer.from([0x58, data.length]),
      data,
    ]);
    return {
      ...this.named(),
      response: {
        clientDataJSON: this.clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  answer({ challenge, rpId }: PasskeyRequest, wrong: Misbehaviour = {}): PasskeyAnswer {
    this.counter += 1;
    const counter = wrong.counter ?? this.counter;
    const data = this.head(wrong.rpId ?? rpId, 0, { verified: wrong.verified, counter });
    const client = this.clientData('webauthn.get', challenge, wrong.origin);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return {
      ...this.named(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', wrong.forged ? Buffer.from('else') : signed, this.secret).toString('base64url'),
        // One that it does not have is that of nobody.
        userHandle: (wrong.userHandle ?? this.userHandle) || null,
      },
    };
  }

  private named() {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key' } as const;
  }

  private clientData(type: string, challenge: string, origin = this.origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private head(
    rpId: string,
    more: number,
    { verified = true, counter = 0 }: { readonly verified?: boolean | undefined; readonly counter?: number },
  ): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = FLAGS.present | (verified ? FLAGS.verified : 0) | more;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
  }
}

/** A short text in CBOR. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}
