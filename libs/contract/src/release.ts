import {
  CORRECTION_GROUNDS,
  RELEASE_FILE_STATES,
  RELEASE_STATES,
  RENDER_FAILURES,
  RENDERING_STATES,
} from '@signatory/domain';
import { z } from 'zod';
import { LanguageCode } from './entry.js';
import { FORM_FAULTS } from './form-fault.js';
import { RELEASE_PRODUCTS } from './release-products.js';
import { LocalText } from './text.js';

export const RequestRelease = z.strictObject({
  /** ISO instant: the release's date, at or after the request. Null for none: that of the request, so that it is out with its sign-off. */
  embargoUntil: z.iso.datetime().nullable(),
});
export type RequestRelease = z.infer<typeof RequestRelease>;

/** Whether everybody may know when a release under embargo is published. */
export const AnnounceRelease = z.strictObject({ announced: z.boolean() });
export type AnnounceRelease = z.infer<typeof AnnounceRelease>;

export const NameReader = z.strictObject({
  /** The address of an account that has a role on the plan. */
  email: z.string().trim().min(3).max(320),
});
export type NameReader = z.infer<typeof NameReader>;

export const ObjectToRelease = z.strictObject({
  /** The member that objects. */
  member: z.string().min(1).max(64),
  reason: z.string().trim().min(3).max(2_000),
  /** In which the reason is written; that of the person's letters without it. */
  language: LanguageCode.optional(),
});
export type ObjectToRelease = z.infer<typeof ObjectToRelease>;

/** Copies taken before publication, by the numbers in their marks. */
const Copies = z.array(z.object({ n: z.int(), path: z.string(), at: z.string() }));

/** Somebody who may read a release before its instant. */
export const ReleaseReaderView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  namedAt: z.string(),
  revokedAt: z.string().nullable(),
  copies: Copies,
});
export type ReleaseReaderView = z.infer<typeof ReleaseReaderView>;

/** Somebody who took copies by a role, without being named. */
export const ReleaseTakerView = ReleaseReaderView.pick({ id: true, name: true, email: true, copies: true });
export type ReleaseTakerView = z.infer<typeof ReleaseTakerView>;

export const ReleaseFileView = z.object({
  /** `pdf/en/report.pdf`: unique within the release, and the end of its address. */
  path: z.string(),
  product: z.enum(RELEASE_PRODUCTS),
  member: z.string().nullable(),
  /** The code of the pillar or the commitment that it is about. */
  item: z.string().nullable(),
  language: z.string().nullable(),
  mediaType: z.string(),
  state: z.enum(RELEASE_FILE_STATES),
  /** Bytes. */
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  /** Of what kind it is that kept it from being rendered, and the cause in the words of the program. */
  failure: z.enum(RENDER_FAILURES).nullable(),
  cause: z.string().nullable(),
  /** While its pages are drawn, how far they are; `pages` is null while they are laid out. */
  progress: z.object({ drawn: z.int(), pages: z.int().nullable() }).nullable(),
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
  /** By name, and only for those who keep the release: so also who signed. */
  requestedBy: z.string().nullable(),
  requestedAt: z.string(),
  signedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  /** Until when a lead focal point may object; null where nobody may. */
  silenceUntil: z.string().nullable(),
  /** For how many days one may, once it is signed off; null where the plan asks nobody. */
  silenceDays: z.int().nullable(),
  /** Why it was rejected, objected to or withdrawn; of a withdrawal in this language, null where nobody said. */
  reason: z.string().nullable(),
  reasonLanguage: z.string().nullable(),
  /** What members objected, the newest last: also to what was redrafted since. A language is null where nobody knows. */
  objections: z.array(
    z.object({
      member: z.string(),
      reason: z.string(),
      language: z.string().nullable(),
      at: z.string(),
      sha256: z.string(),
    }),
  ),
  /** The number of the release that this one corrects, and of the one that corrects it. */
  corrects: z.int().nullable(),
  correctedBy: z.int().nullable(),
  /** Embargo readers; only for those who keep the release. */
  readers: z.array(ReleaseReaderView),
  /** Who took copies by a role, the id that of the person; only for those who keep the release. */
  takers: z.array(ReleaseTakerView),
  /** What the caller downloads is counted and logged, and bears a mark: a PDF on each page, data in a column or name of their own. */
  marked: z.boolean(),
  /** The reader sees it for being named, and by no role: its files, and no page or comparison. */
  byName: z.boolean(),
  files: z.array(ReleaseFileView),
  /** How far its files are, of those that the caller sees. */
  rendering: z.object({
    state: z.enum(RENDERING_STATES),
    done: z.int(),
    total: z.int(),
    failed: z.int(),
  }),
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
  /** Why it was withdrawn, and in which language that is; null where nobody said. */
  reason: z.string().nullable(),
  reasonLanguage: z.string().nullable(),
  /** The number of a newer public release of the same cycle, which stands instead of this one. */
  newer: z.int().nullable(),
  /** What corrected it: number, hash, ground and date; null for a release that was not corrected. */
  correction: z
    .object({ number: z.int(), sha256: z.string(), ground: z.enum(CORRECTION_GROUNDS), publishedAt: z.string() })
    .nullable(),
  /** The id of the key that signed it; null for a release from before releases were signed. */
  key: z.string().nullable(),
  /** The file that has this hash; null where the hash, or the number, is the release's own. */
  file: ReleaseFileView.pick({
    path: true,
    product: true,
    member: true,
    item: true,
    language: true,
    mediaType: true,
    size: true,
  })
    .extend({ sha256: z.string() })
    .nullable(),
});
export type VerifiedView = z.infer<typeof VerifiedView>;

/** A release that is or was public, and what became of it. */
export const PublicReleaseView = z.object({
  cycle: z.string(),
  number: z.int(),
  state: z.enum(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']),
  sha256: z.string(),
  publishedAt: z.string(),
  /** Why it was withdrawn (in this language, null where nobody said), and when; the instant is null of what was withdrawn before it was kept. */
  reason: z.string().nullable(),
  reasonLanguage: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** The number of the release that corrected it, or took its place with the same figures. */
  newer: z.int().nullable(),
  /** Of a release that corrects another: its number and the ground. */
  corrects: z.object({ number: z.int(), ground: z.enum(CORRECTION_GROUNDS) }).nullable(),
});
export type PublicReleaseView = z.infer<typeof PublicReleaseView>;

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

/** A server-sent event: keys whose queries the client should fetch again; never values. */
export const ChangeEvent = z.object({ member: z.string().nullable(), keys: z.array(z.string()) });
export type ChangeEvent = z.infer<typeof ChangeEvent>;

/** `since` is the `Date` of an answer that came before whatever else the client has fetched: what changed from then on is told. */
export const FollowChanges = z.strictObject({ since: z.iso.datetime(FORM_FAULTS.instant).optional() });
