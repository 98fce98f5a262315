import { RELEASE_STATES } from '@signatory/domain';
import { z } from 'zod';
import { LocalText } from './text.js';

export const RequestRelease = z.strictObject({
  /** ISO instant: the release's date, at or after the request. */
  embargoUntil: z.iso.datetime(),
});
export type RequestRelease = z.infer<typeof RequestRelease>;

/** What a file of a release is. */
export const RELEASE_PRODUCTS = [
  'report',
  'member-scorecard',
  'document',
  'scores-csv',
  'scores-json',
  'tables-csv',
  'tables-json',
  'figures-csv',
  'figures-json',
  'replies-csv',
  'replies-json',
  'ledger-csv',
  'ledger-json',
  'chapters-json',
  'manifest',
  'signature',
] as const;
export type ReleaseProduct = (typeof RELEASE_PRODUCTS)[number];

export const ReleaseFileView = z.object({
  /** `pdf/en/report.pdf`: unique within the release, and the end of its address. */
  path: z.string(),
  product: z.enum(RELEASE_PRODUCTS),
  member: z.string().nullable(),
  language: z.string().nullable(),
  mediaType: z.string(),
  state: z.enum(['PENDING', 'RENDERED', 'FAILED']),
  /** Bytes. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  /** Why it could not be rendered. */
  cause: z.string().nullable(),
});
export type ReleaseFileView = z.infer<typeof ReleaseFileView>;

export const ReleaseView = z.object({
  id: z.string(),
  cycle: z.string(),
  number: z.int(),
  state: z.enum(RELEASE_STATES),
  /** The release hash: SHA-256 of the canonical release document. */
  sha256: z.string(),
  embargoUntil: z.string(),
  requestedBy: z.string(),
  requestedAt: z.string(),
  signedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  files: z.array(ReleaseFileView),
  commands: z.array(z.string()),
});
export type ReleaseView = z.infer<typeof ReleaseView>;

/** Which public release a hash belongs to, and whether that release still stands. */
export const VerifiedView = z.object({
  cycle: z.string(),
  title: LocalText,
  number: z.int(),
  state: z.enum(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']),
  /** The release hash. */
  sha256: z.string(),
  publishedAt: z.string(),
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
  /** The number of a newer public release of the same cycle, which stands instead of this one. */
  newer: z.int().nullable(),
  /** The id of the key that signed it; null for a release from before releases were signed. */
  key: z.string().nullable(),
  /** The file that has this hash; null where the hash, or the number, is the release's own. */
  file: ReleaseFileView.pick({ path: true, product: true, member: true, language: true, mediaType: true, size: true })
    .extend({ sha256: z.string() })
    .nullable(),
});
export type VerifiedView = z.infer<typeof VerifiedView>;

/** Public keys as a set (RFC 7517): the one that signs now, and all that ever did. */
export const KeySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
});
export type KeySet = z.infer<typeof KeySet>;

export const AuditEventView = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  act: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type AuditEventView = z.infer<typeof AuditEventView>;

/** A server-sent event: keys whose queries the client should fetch again; never values. */
export const ChangeEvent = z.object({ member: z.string().nullable(), keys: z.array(z.string()) });
export type ChangeEvent = z.infer<typeof ChangeEvent>;
