import { z } from 'zod';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The name of the manifest beside the files, and of its signature. Neither is in the manifest itself. */
export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.jws';

/**
 * What is signed of a release: the hash of its document and of every file. Its file is the canonical JSON (RFC 8785) of this,
 * byte for byte what the signature is over.
 */
export const ReleaseManifest = z.object({
  format: z.literal('signatory-manifest/2'),
  /** The release hash. */
  release: Sha256,
  cycle: z.string(),
  number: z.int(),
  phase: z.enum(['interim', 'final']),
  /** The embargo's instant: before it nothing of this was public. */
  issued: z.string(),
  /** The hash of the release that this one corrects. */
  corrects: Sha256.nullable(),
  plan: z.object({ id: z.string(), version: z.int(), sha256: Sha256.nullable() }),
  /** The rule set that the reports were held to; null where no rules were. */
  rules: z.string().nullable(),
  /** The certified snapshots that the release counts, by their receipts' hashes. */
  submissions: z.array(z.object({ member: z.string(), version: z.int(), sha256: Sha256 })),
  files: z.array(z.object({ path: z.string(), sha256: Sha256, size: z.int() })),
  /** What made the files: the same bytes come from the same. */
  renderers: z.array(z.object({ name: z.string(), version: z.string(), node: z.string(), architecture: z.string() })),
  signedOff: z.string(),
  /** The id of the key that signs (RFC 7638). */
  key: z.string(),
});
export type ReleaseManifest = z.infer<typeof ReleaseManifest>;
