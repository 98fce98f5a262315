import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { writeDetached } from './detached-signature.js';
import { KeyFault, parseJson, publicJwkOf, thumbprintOf, type PublicJwk } from './public-key.js';
import { SecretBox } from './secret-box.js';

const MAKE_ONE = 'Make one with: openssl genpkey -algorithm ed25519 -out signing.pem';

/** The private Ed25519 key that releases are signed with. It is never printed: what is shown of it is its public half. */
export class SigningKey {
  readonly publicKey: PublicJwk;
  /** The public key's thumbprint. */
  readonly id: string;

  private constructor(private readonly secret: KeyObject) {
    this.publicKey = publicJwkOf(secret);
    this.id = thumbprintOf(this.publicKey);
  }

  /**
   * The key is read anew from the bytes of what was generated. As a JWK is written of a generated key, Node 20 waits for ever
   * where its collector of garbage then drops what generated it, which shares the key's lock.
   */
  static generate(): SigningKey {
    const publicKeyEncoding = { type: 'spki', format: 'der' } as const;
    const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const;
    return new SigningKey(
      readSecret(generateKeyPairSync('ed25519', { publicKeyEncoding, privateKeyEncoding }).privateKey),
    );
  }

  /** Reads a JWK or a PEM (PKCS 8). @throws KeyFault */
  static parse(text: string): SigningKey {
    const trimmed = text.trim();
    if (trimmed.startsWith('{')) return SigningKey.fromJwk(parseJson(trimmed));
    if (!trimmed.startsWith('-----BEGIN')) throw new KeyFault(`It is neither a JWK nor a PEM. ${MAKE_ONE}`);
    if (trimmed.startsWith('-----BEGIN PUBLIC'))
      throw new KeyFault(`It is a public key: what signs is the private one. ${MAKE_ONE}`);
    if (trimmed.startsWith('-----BEGIN ENCRYPTED'))
      throw new KeyFault('It is protected by a passphrase, which nobody types at a start. Store it without one.');
    return new SigningKey(readSecret(trimmed));
  }

  /** As a JWK: the form in which it is stored. */
  serialise(): string {
    return `${JSON.stringify({ ...this.secret.export({ format: 'jwk' }), kid: this.id, alg: 'EdDSA', use: 'sig' })}\n`;
  }

  /** A detached JWS over these bytes. */
  sign(payload: string | Uint8Array): string {
    return writeDetached({ alg: 'EdDSA', kid: this.id }, payload, (input) => sign(null, input, this.secret));
  }

  /** The 64 bytes of an Ed25519 signature over these bytes as they are. */
  signBytes(payload: string): Uint8Array {
    return sign(null, Buffer.from(payload), this.secret);
  }

  /** A key of its own, made from this one, that seals secrets of one purpose. Another signing key opens none of them. */
  secretBox(purpose: string): SecretBox {
    return new SecretBox(this.id, this.secret, purpose);
  }

  private static fromJwk({ kty, crv, d, x }: Record<string, unknown>): SigningKey {
    if (kty !== 'OKP' || crv !== 'Ed25519')
      throw new KeyFault(`It is no Ed25519 key (kty OKP, crv Ed25519). ${MAKE_ONE}`);
    if (typeof d !== 'string') throw new KeyFault(`It is a public key: what signs is the private one. ${MAKE_ONE}`);
    // Its private half alone gives both: newer versions of Node refuse a pair that does not fit, and do not say that it is that.
    const key = new SigningKey(readSecret(Buffer.concat([ED25519, Buffer.from(d, 'base64url')])));
    if (key.publicKey.x !== x) throw new KeyFault('Its halves d and x do not belong together: it was changed or cut.');
    return key;
  }
}

/** What stands before the 32 bytes of a private Ed25519 key in PKCS 8 (RFC 8410, section 7). */
const ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A PEM, or the bytes of PKCS 8. */
function readSecret(source: string | Buffer): KeyObject {
  try {
    return createPrivateKey(typeof source === 'string' ? source : { key: source, format: 'der', type: 'pkcs8' });
  } catch {
    // What OpenSSL says could quote the key.
    throw new KeyFault(`It is damaged: it cannot be read as a private key. ${MAKE_ONE}`);
  }
}
