import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals small secrets that are stored and used again: whoever reads the database, or a copy of it, does not have them. Each
 * is bound to what it belongs to, so that moved to another row it does not open.
 */
export class SecretBox {
  private readonly key: Buffer;

  /**
   * @param id of the key, by which a sealed text says what opens it
   * @param purpose keeps keys made from one secret apart
   */
  constructor(
    readonly id: string,
    secret: KeyObject,
    purpose: string,
  ) {
    const { d } = secret.export({ format: 'jwk' });
    if (d === undefined) throw new Error('A secret box is made from a private key.');
    this.key = Buffer.from(hkdfSync('sha256', Buffer.from(d, 'base64url'), '', `signatory ${purpose}`, 32));
  }

  /** @param owner what it belongs to: a person's id */
  seal(secret: Uint8Array, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    return `${this.id}.${sealed.toString('base64url')}`;
  }

  /** Null for what another key sealed, what belongs to somebody else, and what was changed. */
  open(sealed: string, owner: string): Buffer | null {
    const [id, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    if (id !== this.id || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
    const end = bytes.length - TAG_BYTES;
    try {
      const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(end));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]);
    } catch {
      return null;
    }
  }
}
