import { createHash, createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { thumbprintOf, type PublicJwk } from './public-key.js';
import type { SigningKey } from './signing-key.js';

/*
 * A checkpoint as transparency logs sign theirs (C2SP tlog-checkpoint, a signed note): whose log, how many leaves, the root;
 * an empty line; a signature. Any witness of such logs reads it. The key is that of releases: what a JWS signs has no line
 * break and a checkpoint has three, so that the one is never taken for the other.
 */

export interface Checkpoint {
  /** Whose log: the site, without a scheme. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Buffer;
}

export type CheckpointVerdict =
  | { readonly kind: 'good'; readonly checkpoint: Checkpoint; readonly key: string }
  /** Signed by no key of those that were given. */
  | { readonly kind: 'unknown-key'; readonly checkpoint: Checkpoint }
  /** A given key is named, and did not sign this. */
  | { readonly kind: 'wrong'; readonly checkpoint: Checkpoint; readonly key: string }
  | { readonly kind: 'unfit'; readonly why: string };

const ED25519 = Buffer.of(1);
const TEXT = /^([^\n]+)\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n$/;
const SIGNATURE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/** The signed text of a checkpoint, with its signature. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): string {
  const text = textOf(checkpoint);
  const signature = Buffer.concat([keyHash(checkpoint.origin, key.publicKey), key.signBytes(text)]);
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`;
}

/** Reads a checkpoint and holds its signature against keys. Only given keys are believed. */
export function checkCheckpoint(note: string, keys: ReadonlyMap<string, PublicJwk>): CheckpointVerdict {
  const cut = note.indexOf('\n\n');
  const text = note.slice(0, cut + 1);
  const read = cut < 0 ? null : TEXT.exec(text);
  if (!read) return { kind: 'unfit', why: 'it is not a checkpoint: an origin, a size and a root, each on a line' };
  const [, origin = '', size = '', root = ''] = read;
  const checkpoint = { origin, size: Number(size), root: Buffer.from(root, 'base64') };
  if (textOf(checkpoint) !== text) return { kind: 'unfit', why: 'its size or root is not written in the one way' };
  const signatures = note
    .slice(cut + 2)
    .split('\n')
    .flatMap((line) => {
      const [, name, bytes = ''] = SIGNATURE.exec(line) ?? [];
      return name === origin ? [Buffer.from(bytes, 'base64')] : [];
    });
  if (signatures.length === 0) return { kind: 'unfit', why: 'it bears no signature of its origin' };
  for (const [id, key] of keys) {
    const hash = keyHash(origin, key);
    const signature = signatures.find((each) => each.length === 68 && each.subarray(0, 4).equals(hash));
    if (!signature) continue;
    const publicKey = createPublicKey({ key: { ...key } as JsonWebKey, format: 'jwk' });
    const isGood = verify(null, Buffer.from(text), publicKey, signature.subarray(4));
    return { kind: isGood ? 'good' : 'wrong', checkpoint, key: id };
  }
  return { kind: 'unknown-key', checkpoint };
}

/** The keys by their ids, as `checkCheckpoint` takes them. */
export function ringOf(keys: readonly PublicJwk[]): ReadonlyMap<string, PublicJwk> {
  return new Map(keys.map((key) => [thumbprintOf(key), key]));
}

function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** By which a signed note says which key it means. */
function keyHash(name: string, { x }: PublicJwk): Buffer {
  return createHash('sha256')
    .update(`${name}\n`)
    .update(ED25519)
    .update(Buffer.from(x, 'base64url'))
    .digest()
    .subarray(0, 4);
}
