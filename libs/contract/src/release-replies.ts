import { z } from 'zod';

/** The right of reply and the recalibration ledger of a release. Both are absent in releases from before they were printed, and of imported scores. */

const IsoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** What is cited beside a score, a reply or a change: public tier only. */
export const ReleaseEvidence = z.array(
  z.object({
    title: z.string(),
    publisher: z.string().optional(),
    url: z.string().optional(),
    published: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    /** Of the file, where it is one: whoever has the file can tell that it is this. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    // Absent where nobody said, and in releases from before they were kept.
    accessed: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    page: z.string().optional(),
    quote: z.string().optional(),
    /** The address of a copy that an archive keeps. */
    archived: z.string().optional(),
  }),
);

/** Of what somebody wrote; absent where nobody said, and in releases from before it was kept. */
const Language = z.string().optional();

/** What a member replied to a shared score, and what it was answered. Words are in the language they were written in. */
export const ReleaseReply = z.object({
  member: z.string(),
  /** The commitment's id. */
  commitment: z.string(),
  kind: z.enum(['accepted', 'contested']),
  /** Null where the member accepted without a word, and where its words are on file. */
  text: z.string().nullable(),
  language: Language,
  /** The member asked not to publish its words: they are kept, and nothing of them is here. */
  onFile: z.boolean(),
  at: IsoInstant,
  evidence: ReleaseEvidence,
  answer: z
    .object({ text: z.string(), language: Language, role: z.string(), at: IsoInstant, evidence: ReleaseEvidence })
    .nullable(),
});
export type ReleaseReply = z.infer<typeof ReleaseReply>;

const Settled = z.object({
  kind: z.enum(['score', 'not-asked', 'no-data']),
  value: z.literal([-1, 0, 1]).nullable(),
});

/**
 * One change of a score that was settled before. A role stands for who changed it, never a name; `reviewers` for two who agreed.
 * Where nobody gave a reason in words, `cause` names what had it given again.
 */
export const ReleaseLedgerEntry = z.object({
  member: z.string(),
  /** The commitment's id. */
  commitment: z.string(),
  before: Settled,
  now: Settled,
  reason: z.string().nullable(),
  /** Absent in releases from before it was kept: there the reason says it, in English. */
  cause: z.enum(['entry-changed']).optional(),
  language: Language,
  role: z.string(),
  at: IsoInstant,
  evidence: ReleaseEvidence,
});
export type ReleaseLedgerEntry = z.infer<typeof ReleaseLedgerEntry>;
