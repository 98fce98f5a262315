import { NOT_APPLICABLE_REASONS, SEVERITIES } from '@signatory/domain';
import { z } from 'zod';
import { FieldView } from './report.js';
import { LocalText } from './text.js';

/** A rule of a plan, in the reader's language. */
export const RuleView = z.object({
  code: z.string(),
  /** `written` in the plan, or the kind of what follows from its declarations: `sum`, `evidence-date`. */
  kind: z.string(),
  severity: z.enum(SEVERITIES),
  commitment: z.string(),
  /** The field it stands on. */
  indicator: z.string(),
  label: z.string(),
  /** What is tested, in words. */
  words: z.string(),
  /** The disaggregation of each cell of which it is asked; null where it is asked of the whole. */
  each: z.string().nullable(),
  /** CEL; null where it always applies. */
  when: z.string().nullable(),
  /** CEL; null for a rule that follows from a declaration. */
  test: z.string().nullable(),
  /** With `{placeholders}` for the values. */
  message: z.string(),
  /** The indicators that it reads. */
  reads: z.array(z.string()),
  /** What it reads beyond the report. */
  around: z.array(z.enum(['before', 'earlier', 'history', 'peers'])),
});
export type RuleView = z.infer<typeof RuleView>;

export const RuleCatalogueView = z.object({
  plan: z.string(),
  version: z.int(),
  title: LocalText,
  /** How many there are, found or not. */
  total: z.int(),
  rules: z.array(RuleView),
});
export type RuleCatalogueView = z.infer<typeof RuleCatalogueView>;

const Expression = z.string().trim().min(1).max(4_000);

/** A rule to be tried over the submitted reports of a cycle, before it is switched on. */
export const TryRule = z.strictObject({
  cycle: z.string().max(100),
  rule: z.strictObject({
    code: z.string().min(1).max(100),
    severity: z.enum(SEVERITIES),
    on: z.string().min(1).max(100),
    each: z.string().min(1).max(100).optional(),
    when: Expression.optional(),
    test: Expression,
    message: z.string().max(2_000).default(''),
  }),
});
export type TryRule = z.infer<typeof TryRule>;

/** What a rule would have hit. With a fault it ran over nothing. */
export const RuleTrialView = z.object({
  /** What is wrong with the rule; places are offsets in the part. */
  faults: z.array(
    z.object({
      part: z.enum(['on', 'each', 'when', 'test']),
      message: z.string(),
      cure: z.string(),
      start: z.int(),
      end: z.int(),
    }),
  ),
  /** Submitted reports that it ran over. */
  reports: z.int(),
  counts: z.object({ pass: z.int(), fail: z.int(), notApplicable: z.int(), notRun: z.int() }),
  /** How many did not apply, by reason. */
  reasons: z.partialRecord(z.enum(NOT_APPLICABLE_REASONS), z.int()),
  hits: z.array(
    z.object({
      member: z.string(),
      revision: z.int(),
      field: FieldView,
      message: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
  ),
  notRun: z.array(z.object({ member: z.string(), cause: z.string() })),
});
export type RuleTrialView = z.infer<typeof RuleTrialView>;
