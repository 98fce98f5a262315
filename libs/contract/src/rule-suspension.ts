import { SEVERITIES } from '@signatory/domain';
import { z } from 'zod';
import { LanguageCode } from './entry.js';

/** Suspends a rule of a cycle, or reinstates it. Members read the reason, and releases print that of a suspension. */
export const SuspendRule = z.strictObject({
  reason: z.string().trim().min(3).max(2_000),
  /** That of the person's letters without one. */
  language: LanguageCode.optional(),
});
export type SuspendRule = z.infer<typeof SuspendRule>;

/** A rule that runs in a cycle, or would. */
export const CycleRuleView = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  /** The field it stands on, by its code and by its label. */
  indicator: z.string(),
  label: z.string(),
  /** What is tested, in words. */
  words: z.string(),
  suspended: z.boolean(),
});
export type CycleRuleView = z.infer<typeof CycleRuleView>;

const Doing = z.object({ by: z.string(), at: z.string(), reason: z.string(), language: z.string().nullable() });

/** A rule that was suspended in a cycle: by whom, since when and why, and the same of its end. */
export const RuleSuspensionView = CycleRuleView.pick({ code: true, label: true })
  .extend({ severity: CycleRuleView.shape.severity.nullable() })
  .extend(Doing.shape)
  .extend({
    /** Null while it is in force. */
    reinstated: Doing.nullable(),
  });
export type RuleSuspensionView = z.infer<typeof RuleSuspensionView>;
