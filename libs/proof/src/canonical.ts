import { createHash, type BinaryLike } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** Canonical JSON (RFC 8785): the same value gives the same text on every machine. */
export function canonicalJson(value: unknown): string {
  return canonicalize(value);
}

/** Lower-case hexadecimal SHA-256, of several parts as of one. */
export function sha256(...parts: readonly BinaryLike[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** The SHA-256 of a value's canonical JSON. */
export function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}
