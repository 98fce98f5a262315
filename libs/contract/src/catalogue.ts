import { CYCLE_STATES, INDICATOR_ROLES, INDICATOR_TYPES, PHASES, SUBMISSION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { CodebookView } from './action.js';
import { StatedValue } from './stated-value.js';
import { LocalText } from './text.js';

const Days = z.array(z.int().min(1).max(365)).max(10).readonly();

/** Whole days before an instant. */
export const Reminders = z.strictObject({
  beforeOpening: Days,
  beforeDeadline: Days,
  atDeadline: z.boolean(),
  beforeCorrection: Days,
});

export const CycleView = z.object({
  code: z.string(),
  title: LocalText,
  plan: z.object({ id: z.string(), version: z.int(), title: LocalText, shortTitle: LocalText }),
  phase: z.enum(PHASES),
  series: z.string(),
  state: z.enum(CYCLE_STATES),
  /** Rises with each change: the ETag. */
  version: z.int(),
  window: z.object({ from: z.string(), to: z.string() }).nullable(),
  opens: z.string().nullable(),
  deadline: z.string().nullable(),
  cutOff: z.string().nullable(),
  reviewDeadline: z.string().nullable(),
  illustrative: z.boolean(),
  /** It opens and closes by itself at its instants. */
  automatic: z.boolean(),
  /** The code of what kept it from opening by itself. */
  openingFault: z.string().nullable(),
  reminders: Reminders,
  /** For how many days lead focal points may object to a release, once it is signed off; null where the plan asks nobody. */
  silenceDays: z.int().nullable(),
  /** Only of a sample, of each −1 and of what departs from the guideline does a second reviewer give a score, too. */
  sampled: z.boolean(),
  /** SHA-256 of what its opening pinned; null before. */
  pin: z.object({ plan: z.string(), ruleSet: z.string(), decisions: z.string().nullable() }).nullable(),
  /** Set where the scores are imported from a published table. */
  source: z.object({ citation: z.string(), url: z.string().nullable() }).nullable(),
  members: z.array(
    z.object({
      code: z.string(),
      name: LocalText,
      abbreviation: z.string(),
      kind: z.enum(['country', 'organisation']),
    }),
  ),
});
export type CycleView = z.infer<typeof CycleView>;

/** Whom the people of a cycle ask. */
export const ContactView = z.object({ name: z.string(), email: z.string() });
export type ContactView = z.infer<typeof ContactView>;

const CodeView = z.object({ code: z.string(), label: LocalText });

const RangeView = z.object({ min: z.string().optional(), max: z.string().optional() });

export const IndicatorView = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  role: z.enum(INDICATOR_ROLES),
  type: z.enum(INDICATOR_TYPES),
  question: LocalText,
  definition: LocalText.optional(),
  method: LocalText.optional(),
  practice: z.string().optional(),
  baseline: StatedValue.optional(),
  target: StatedValue.optional(),
  unit: LocalText.optional(),
  decimals: z.int(),
  range: RangeView.optional(),
  /**
   * Of a figure, what is expected of its `total`, of the cells of each disaggregation and of single cells (`sex.female`): its range, and
   * what rules without a condition narrow it to.
   */
  expected: z.record(z.string(), RangeView).optional(),
  codes: z.array(CodeView).optional(),
  /** Of a list: the closed list's codes and each item's fields, both with their labels. */
  items: z.object({ codes: z.array(CodeView), fields: z.array(CodeView) }).optional(),
  /** The disaggregations, each with its codes; a cell is named `dimension.code`. */
  by: z.array(z.object({ code: z.string(), name: LocalText, codes: z.array(CodeView) })),
  evidence: z.object({
    min: z.int(),
    minPerItem: z.int(),
    unless: z.string().optional(),
    dated: z.enum(['in-window', 'in-force', 'any']),
  }),
  assessor: z.boolean(),
  required: z.boolean(),
  /** Of one that is required only where a condition holds: the condition (CEL). */
  requiredWhen: z.string().optional(),
  /** Of one that is calculated, how (CEL), and the indicators of the same report that it reads: nobody answers it. */
  calculated: z.object({ value: z.string(), inputs: z.array(z.string()) }).optional(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

/** A cycle's plan as the screens need it; guidelines are shown in words only. */
export const PlanView = z.object({
  id: z.string(),
  version: z.int(),
  title: LocalText,
  /** What the classes of actions mean; null where the plan does not say. */
  codebook: CodebookView.nullable(),
  pillars: z.array(z.object({ code: z.string(), name: LocalText, heading: LocalText.optional() })),
  commitments: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      pillar: z.string().nullable(),
      title: LocalText,
      text: LocalText,
      provenance: z.object({ kind: z.enum(['official', 'paraphrase']), source: z.string() }),
      indicators: z.array(IndicatorView),
      /** Members of which it is not asked, with the printed reason, or asked in other words. */
      members: z.array(z.object({ member: z.string(), kind: z.enum(['variant', 'not-asked']), text: LocalText })),
      levels: z.array(z.object({ score: z.literal([-1, 0, 1]), countervailing: z.boolean(), words: LocalText })),
    }),
  ),
});
export type PlanView = z.infer<typeof PlanView>;

/** One member's progress, for the secretariat's grid. */
export const OverviewRow = z.object({
  member: z.string(),
  /** Of the newest version. */
  state: z.enum(SUBMISSION_STATES),
  /** The version that stands, which `submittedAt` and the counts of its review are of; null where none does. */
  version: z.int().nullable(),
  revision: z.int(),
  pillars: z.array(z.object({ pillar: z.string(), answered: z.int(), asked: z.int() })),
  late: z.boolean(),
  missedAt: z.string().nullable(),
  submittedAt: z.string().nullable(),
  deadline: z.string().nullable(),
  returned: z.int(),
  approved: z.int(),
  toReview: z.int(),
});
export type OverviewRow = z.infer<typeof OverviewRow>;
