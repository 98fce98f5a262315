import { createHash, type BinaryLike } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** Canonical JSON (RFC 8785): the same value gives the same text on every machine. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value);
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(content: BinaryLike): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The SHA-256 of a value's canonical JSON. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
