import { CORRECTION_GROUNDS, CORRECTION_STATES, SCORE_STATES, SUBMISSION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { LanguageCode } from './entry.js';

const Member = z.string().min(1).max(64);
const Code = z.string().min(1).max(100);

/** What is to be corrected of a published release. Every member whose figures move is named, once. */
export const OpenCorrection = z.strictObject({
  /** One of the closed list; `later-action` is refused with the reason. */
  ground: z.string().min(1).max(40),
  text: z.string().trim().min(20).max(2_000),
  /** In which it is written. */
  language: LanguageCode.optional(),
  /** Entries by the indicator's code. */
  entries: z.array(z.strictObject({ member: Member, indicator: Code })).max(10_000),
  /** Scores by the commitment's id. */
  scores: z.array(z.strictObject({ member: Member, commitment: Code })).max(10_000),
  members: z.array(Member).min(1).max(1_000),
});
export type OpenCorrection = z.infer<typeof OpenCorrection>;

/** What an open case names as well, and its words as they now are: they are printed with the erratum of all of it. */
export const WidenCorrection = OpenCorrection.omit({ ground: true });
export type WidenCorrection = z.infer<typeof WidenCorrection>;

export const CorrectionView = z.object({
  id: z.string(),
  /** The ETag. */
  version: z.int(),
  cycle: z.string(),
  /** The number of the release that is corrected. */
  release: z.int(),
  state: z.enum(CORRECTION_STATES),
  ground: z.enum(CORRECTION_GROUNDS),
  text: z.string(),
  /** Null where nobody said. */
  language: z.string().nullable(),
  entries: z.array(
    z.object({
      member: z.string(),
      indicator: z.string(),
      label: z.string(),
      /** Of the report's newest version, and whether that was certified since the case was opened. */
      state: z.enum(SUBMISSION_STATES),
      renewed: z.boolean(),
    }),
  ),
  scores: z.array(
    z.object({ member: z.string(), commitment: z.string(), code: z.string(), state: z.enum(SCORE_STATES) }),
  ),
  members: z.array(z.string()),
  openedAt: z.string(),
  endedAt: z.string().nullable(),
  /** Why it was abandoned. */
  reason: z.string().nullable(),
  /** The number of the release that closed it. */
  correctedBy: z.int().nullable(),
  commands: z.array(z.string()),
});
export type CorrectionView = z.infer<typeof CorrectionView>;
