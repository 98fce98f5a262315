import { RELEASE_STATES } from '@signatory/domain';
import { z } from 'zod';

export const RequestRelease = z.strictObject({
  /** ISO instant: the release's date, at or after the request. */
  embargoUntil: z.iso.datetime(),
});
export type RequestRelease = z.infer<typeof RequestRelease>;

export const ReleaseFileView = z.object({
  /** `pdf/en/report.pdf`: unique within the release, and the end of its address. */
  path: z.string(),
  product: z.enum(['report', 'member-scorecard', 'document', 'scores-csv']),
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
