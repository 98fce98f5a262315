import { z } from 'zod';
import { ReleaseBasis, ReleaseStep } from './release-basis.js';
import { LocalText } from './text.js';

const IsoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** What rules came to; what was answered in words counts among those that failed or were not run. */
const Checks = z.object({
  pass: z.int(),
  fail: z.int(),
  justified: z.int(),
  notApplicable: z.int(),
  notRun: z.int(),
});

/** What assessors found of an indicator that no member answers, in their words. */
export const ReleaseFinding = z.object({
  indicator: z.string(),
  value: z.boolean(),
  rationale: LocalText,
  at: IsoInstant,
});
export type ReleaseFinding = z.infer<typeof ReleaseFinding>;

/** What a score rests on beside its words, of the version of the report that was in review: a later one may stand since. */
export const ReleaseWhy = z.object({
  /** Place of the clause that decided in the commitment's guideline, from 0; absent where reviewers departed from what it gives. */
  clause: z.int().optional(),
  /** What the guideline gives, where reviewers departed from it; absent where they did not, and in older releases. */
  proposal: z.literal([-1, 0, 1]).optional(),
  /** The version of the member's report that was in review. */
  report: z.object({ version: z.int(), certified: IsoInstant }).optional(),
  /** On the entries of that version that the guideline reads; absent where they were checked by other rules. */
  checks: Checks.optional(),
  /** Absent where nothing was recorded, and in releases from before it was printed. */
  findings: z.array(ReleaseFinding).optional(),
  /**
   * What stands behind the approved answers that the guideline reads, in the plan's order; one of which nothing is told is left
   * out. Absent without a report, and in releases from before it was printed.
   */
  basis: z.array(ReleaseBasis).optional(),
  /** Who did what, by role and date; absent in releases from before it was printed. */
  steps: z.array(ReleaseStep).optional(),
  /** When all that judged it had given their scores. */
  scored: IsoInstant,
});
export type ReleaseWhy = z.infer<typeof ReleaseWhy>;
