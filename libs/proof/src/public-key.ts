import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A public Ed25519 key as a JWK (RFC 8037), with the members that its thumbprint is made of and no others. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** 32 bytes in base64url. */
  readonly x: string;
}

/** A key that cannot be used; the message says why and what to do. */
export class KeyFault extends Error {
  override readonly name = 'KeyFault';
}

/** The key's id: its thumbprint (RFC 7638), which anybody computes from the key and nobody can choose. */
export function thumbprintOf({ crv, kty, x }: PublicJwk): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}

/** The public half of a key, as it is published. @throws KeyFault when it is of another kind */
export function publicJwkOf(key: KeyObject): PublicJwk {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new KeyFault(
      `The key is of the kind ${key.asymmetricKeyType ?? key.type}; releases are signed with Ed25519.`,
    );
  const { x = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x };
}

/**
 * The keys in a text: one JWK, a set of them (RFC 7517), or a PEM. Keys of other kinds in a set are left out.
 * @throws KeyFault when there is none
 */
export function readPublicKeys(text: string): PublicJwk[] {
  if (text.trimStart().startsWith('{')) return readJwks(text);
  if (!text.includes('-----BEGIN'))
    throw new KeyFault('This is neither a JWK (it would begin with "{") nor a PEM (it would begin with "-----BEGIN").');
  return [publicJwkOf(readKey(text))];
}

/** The id of each key in a text, with the key. @throws KeyFault */
export function keyRing(text: string): ReadonlyMap<string, PublicJwk> {
  return new Map(readPublicKeys(text).map((key) => [thumbprintOf(key), key]));
}

function readJwks(text: string): PublicJwk[] {
  const parsed = parseJson(text);
  const listed = (parsed as { keys?: unknown }).keys;
  const candidates = (Array.isArray(listed) ? listed : [parsed]) as JsonWebKey[];
  const keys = candidates.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519');
  if (keys.length === 0) throw new KeyFault('There is no Ed25519 key in it (kty OKP, crv Ed25519).');
  return keys.map(({ kty, crv, x }) => publicJwkOf(readKey({ kty, crv, x } as JsonWebKey)));
}

function readKey(source: string | JsonWebKey): KeyObject {
  try {
    return typeof source === 'string' ? createPublicKey(source) : createPublicKey({ key: source, format: 'jwk' });
  } catch (error) {
    throw new KeyFault(`The key cannot be read: ${(error as Error).message}`);
  }
}

export function parseJson(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // Told below: what the parser says quotes the text, which may be a private key.
  }
  throw new KeyFault('It begins like a JWK and is not JSON.');
}
