import { EVIDENCE_TIERS, FILE_SCANS, LINK_REASONS, LINK_STATES, NARRATIVE_TIERS } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';

export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, FORM_FAULTS.day);

export const PUBLISHER_CLASSES = ['official', 'international-organisation', 'media', 'civil-society'] as const;

export const EvidenceInput = z.strictObject({
  title: z.string().min(1).max(500),
  publisher: z.string().max(200).optional(),
  publisherClass: z.enum(PUBLISHER_CLASSES).optional(),
  url: z
    .url({ protocol: /^https?$/, error: FORM_FAULTS.url })
    .max(2_000)
    // It is shown to everybody who sees the piece.
    .refine((url) => !/^[a-z]+:\/*[^/?#]*@/i.test(url), {
      error: FORM_FAULTS.urlPassword,
    })
    .optional(),
  happened: IsoDate.optional(),
  published: IsoDate.optional(),
  accessed: IsoDate.optional(),
  page: z.string().max(50).optional(),
  quote: z.string().max(2_000).optional(),
  item: z.string().max(100).optional(),
  /** The SHA-256 that the upload of a file answered. */
  file: z
    .string()
    .regex(/^[0-9a-f]{64}$/, FORM_FAULTS.upload)
    .optional(),
  /** Who sees it: everybody, those who judge the report, or the secretariat only. Links are public and files for reviewers unless said. */
  tier: z.enum(EVIDENCE_TIERS).optional(),
});

/** A stored file: what an upload answers, and what a piece of evidence then cites by its `sha256`. */
export const EvidenceFile = z.object({
  sha256: z.string(),
  size: z.int(),
  mediaType: z.string(),
  name: z.string(),
  /** Handed out while it is `clean`, or `unscanned` where the installation has no virus scanner. */
  scan: z.enum(FILE_SCANS),
  /** The scanner's name of what it found; null of a file that is not `infected`. */
  virus: z.string().nullable(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** What asking for the page of a link came to the last time; `unchecked` where nobody has asked yet. */
export const LinkView = z.object({
  state: z.enum([...LINK_STATES, 'unchecked']),
  /** Why it is `unreachable`, `gone` or `refused`. */
  reason: z.enum(LINK_REASONS).nullable(),
  /** Of the last answer over HTTP. */
  status: z.int().nullable(),
  /** Where its server says that it is now for good. */
  movedTo: z.string().nullable(),
  checkedAt: z.string().nullable(),
});
export type LinkView = z.infer<typeof LinkView>;

/** What was kept of a page when it was asked for: its text can be fetched where it is `readable`. */
export const PageCopyView = z.object({
  /** Of the page's bytes as they came. */
  sha256: z.string(),
  size: z.int(),
  mediaType: z.string(),
  /** Where the page stood at last. */
  address: z.string(),
  readable: z.boolean(),
  /** Whether the quoted words stand in it; null where nothing is quoted or nothing can be read. */
  quoted: z.boolean().nullable(),
  takenAt: z.string(),
  /** Since when the page has been found to be another; null while it is the same. */
  changedAt: z.string().nullable(),
});
export type PageCopyView = z.infer<typeof PageCopyView>;

/** A piece of evidence as it is stored; `stored` tells of its file, `link` and `copy` of its page, and each is null where there is none. */
export const EvidenceView = EvidenceInput.extend({
  id: z.string(),
  tier: z.enum(EVIDENCE_TIERS),
  stored: EvidenceFile.nullable(),
  link: LinkView.nullable(),
  copy: PageCopyView.nullable(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/**
 * Who may see narratives and pieces of evidence of one report, of many entries at once. Each entry names the version it was
 * seen in, and what of it is to be seen by others: its narrative, and its pieces by id.
 */
export const ChooseTiers = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        indicator: z.string().max(100),
        version: z.int().min(0),
        tiers: z.record(z.string().max(40), z.enum(EVIDENCE_TIERS)),
        narrative: z.enum(NARRATIVE_TIERS).optional(),
      }),
    )
    .min(1)
    .max(1_000)
    .refine((list) => new Set(list.map(({ indicator }) => indicator)).size === list.length, FORM_FAULTS.entryTwice),
});
export type ChooseTiers = z.infer<typeof ChooseTiers>;
/** The revision that holds all of them, and the entries that have another version for it. */
export const ChosenTiers = z.object({
  revision: z.int(),
  entries: z.array(z.object({ indicator: z.string(), version: z.int() })),
});
export type ChosenTiers = z.infer<typeof ChosenTiers>;
