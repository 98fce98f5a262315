import { SEVERITIES } from '@signatory/domain';
import { z } from 'zod';
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
