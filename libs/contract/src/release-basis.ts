import { ROLES, SEVERITIES } from '@signatory/domain';
import { z } from 'zod';
import { PUBLISHER_CLASSES } from './evidence.js';
import { LocalText } from './text.js';
import { ReleaseEvidence } from './release-replies.js';

// What stands behind a score, from its approved values down to their evidence: all of it public, by role and never by name.

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const IsoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** A piece behind an approved answer. Of a file its title and hash: the file itself is not published. */
export const BasisEvidence = ReleaseEvidence.element.extend({
  publisherClass: z.enum(PUBLISHER_CLASSES).optional(),
  /** The day of what it shows. */
  happened: IsoDate.optional(),
  /** SHA-256 of the page as it came when it was read. */
  copySha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type BasisEvidence = z.infer<typeof BasisEvidence>;

/** A rule that did not pass: those that did are counted in `checks`. */
export const BasisOutcome = z.object({
  /** Its code, as in the release's `rules`. */
  rule: z.string(),
  outcome: z.enum(['FAIL', 'NOT_RUN', 'SUSPENDED']),
  /** On how many parts of the entry; absent of one. */
  count: z.int().optional(),
  /** When the member had answered all of them, in writing or by taking note; its words are for those who judge the report. */
  answered: IsoInstant.optional(),
  /** Why it was suspended. */
  reason: LocalText.optional(),
});
export type BasisOutcome = z.infer<typeof BasisOutcome>;

/** What stands behind the answer to an indicator that the guideline reads; its value is among the figures and answers. */
export const ReleaseBasis = z.object({
  /** The indicator's code. */
  indicator: z.string(),
  evidence: z.array(BasisEvidence).optional(),
  /** Pieces that those who judged the report alone see. */
  unpublished: z.int().optional(),
  rules: z.array(BasisOutcome).optional(),
});
export type ReleaseBasis = z.infer<typeof ReleaseBasis>;

/** What was done towards a score, in the order of time: by which role, and when. */
export const SCORE_STEPS = [
  'certify',
  'approve',
  'complete',
  'agree',
  'dispute',
  'adjudicate',
  'ask-second',
  'rescore',
  'share',
  'share-again',
  'recalibrate',
  'confirm',
] as const;
export const ReleaseStep = z.object({
  did: z.enum(SCORE_STEPS),
  role: z.enum([...ROLES, 'system']),
  at: IsoInstant,
});
export type ReleaseStep = z.infer<typeof ReleaseStep>;

/** A rule that is named by what stands behind some score. */
export const ReleaseRule = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  /** The code of the indicator that it is on. */
  indicator: z.string(),
  /** What a rule that comes with the indicator looks at: `required`, `range`. Null of one that the plan wrote. */
  kind: z.string().nullable(),
  /** Of one that the plan wrote: what it says where it does not hold, with … in place of what a member answered. */
  says: LocalText.optional(),
});
export type ReleaseRule = z.infer<typeof ReleaseRule>;
