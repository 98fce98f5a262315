import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import type { PublicJwk } from './public-key.js';

/*
 * A JWS with its payload left out (RFC 7515, appendix F): `header..signature`. The payload is signed in base64url like that
 * of every JWS, and not as it is (RFC 7797, `b64: false`): any JWS library verifies it then, once the manifest is put between
 * the dots, and there is no critical header to be overlooked. A manifest is small, so what base64 costs is nothing.
 * The algorithm is called EdDSA (RFC 8037), the name that libraries know; its one curve here is Ed25519.
 */

export type SignatureVerdict =
  /** Made with the key of this id, which is one of those that were given. */
  | { readonly kind: 'good'; readonly key: string }
  /** By a key that was not given: nothing is known of it, not even whether it really made the signature. */
  | { readonly kind: 'unknown-key'; readonly key: string }
  /** The key is one of those given, and did not sign these bytes. */
  | { readonly kind: 'wrong'; readonly key: string }
  /** Not a signature as releases have; `none`, HMACs and critical extensions among them. */
  | { readonly kind: 'unfit'; readonly why: string };

interface Header {
  readonly alg: string;
  readonly kid?: string;
}

/** The JWS of a payload without the payload. */
export function writeDetached(
  header: Header,
  payload: string | Uint8Array,
  sign: (input: Buffer) => Uint8Array,
): string {
  const head = Buffer.from(JSON.stringify(header)).toString('base64url');
  return `${head}..${Buffer.from(sign(inputOf(head, payload))).toString('base64url')}`;
}

/** Holds a detached JWS against the bytes that it should be over. Only given keys are believed, never one that it brings along. */
export function checkDetached(
  signature: string,
  payload: string | Uint8Array,
  keys: ReadonlyMap<string, PublicJwk>,
): SignatureVerdict {
  const [head = '', middle, tail = '', ...rest] = signature.trim().split('.');
  if (middle === undefined || rest.length > 0 || head === '')
    return unfit('it is not a JWS of three parts with dots between them');
  if (middle !== '') return unfit('it brings a payload of its own, where none may stand');
  const header = readHeader(head);
  if (typeof header === 'string') return unfit(header);
  const bytes = decode(tail);
  if (bytes?.length !== 64) return unfit('its last part is no Ed25519 signature of 64 bytes');
  const { kid } = header;
  const key = keys.get(kid);
  if (!key) return { kind: 'unknown-key', key: kid };
  const publicKey = createPublicKey({ key: { ...key } as JsonWebKey, format: 'jwk' });
  return { kind: verify(null, inputOf(head, payload), publicKey, bytes) ? 'good' : 'wrong', key: kid };
}

function readHeader(head: string): { readonly kid: string } | string {
  const header = parseObject(decode(head)?.toString('utf8'));
  if (!header) return 'its header cannot be read';
  const { alg, kid, crit } = header;
  if (alg !== 'EdDSA') return `its algorithm is ${JSON.stringify(alg ?? null)}; only EdDSA is accepted`;
  if (crit !== undefined || header['b64'] !== undefined) return 'its header has extensions that are not accepted here';
  return typeof kid === 'string' && kid !== '' ? { kid } : 'its header names no key';
}

function parseObject(text: string | undefined): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Exact: other letters that decode to the same bytes are refused, so that a changed signature is never the same one. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function inputOf(head: string, payload: string | Uint8Array): Buffer {
  return Buffer.from(`${head}.${Buffer.from(payload).toString('base64url')}`);
}

function unfit(why: string): SignatureVerdict {
  return { kind: 'unfit', why };
}
