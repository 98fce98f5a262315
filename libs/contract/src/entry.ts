import {
  BREAK_KINDS,
  CALCULATION_GAPS,
  COMBINATIONS,
  NARRATIVE_TIERS,
  OBSERVATION_STATUSES,
  PHASES,
  TRANSLATION_STATES,
} from '@signatory/domain';
import { z } from 'zod';
import { EvidenceInput, EvidenceView, IsoDate } from './evidence.js';
import { FORM_FAULTS } from './form-fault.js';
import { LocalText } from './text.js';

/** A decimal at the border: `.` as the point, no grouping. The exact number of digits is checked against the indicator. */
export const DecimalText = z.string().max(40);
export const LanguageCode = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, FORM_FAULTS.language);
const Words = z.string().max(20_000);

export const ListItemInput = z.strictObject({
  key: z.string().max(100),
  fields: z.record(z.string(), z.string().max(2_000)),
});

/** The whole answer to one indicator, sent with `If-Match: "<version>"` (`"0"` for the first). */
export const SaveEntry = z.strictObject({
  status: z.enum(['answered', 'no-data', 'not-applicable', 'confidential']).default('answered'),
  reason: z.string().max(2_000).optional(),
  value: z.union([z.string().max(20_000), z.boolean(), z.array(ListItemInput).max(500), z.null()], {
    error: FORM_FAULTS.value,
  }),
  cells: z
    .record(
      z.string().max(100),
      z.strictObject({ value: DecimalText.nullable(), status: z.enum(OBSERVATION_STATUSES).default('normal') }),
    )
    .optional(),
  /**
   * Cells that are not sent stay as they are, and one that is sent without a value is emptied; without it the cells sent are
   * all there are. For an answer of which the sender has some of the cells only.
   */
  keepOtherCells: z.boolean().optional(),
  observation: z.enum(OBSERVATION_STATUSES).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, FORM_FAULTS.currency)
    .optional(),
  narrative: z
    .strictObject({
      language: LanguageCode,
      text: Words,
      /** In another language. A check is void once the text changes and the translation does not. */
      translation: z
        .strictObject({ language: LanguageCode, text: Words, checked: z.boolean().default(false) })
        .optional(),
      /** Who may read it: `reviewers` where it is absent. What everybody may read is published with the results. */
      tier: z.enum(NARRATIVE_TIERS).optional(),
    })
    .optional(),
  /** The day the figures were known, where it is not the day they are saved. */
  vintage: IsoDate.optional(),
  evidence: z.array(EvidenceInput).max(100).default([]),
});
export type SaveEntry = z.infer<typeof SaveEntry>;

/** An answer as it stands somewhere: in this report, in an earlier cycle's, or in a version of either. */
export const AnswerView = z.object({
  status: z.enum(['unanswered', 'answered', 'no-data', 'not-applicable', 'confidential']),
  reason: z.string().nullable(),
  value: z.union([
    z.string(),
    z.boolean(),
    z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.string()) })),
    z.null(),
  ]),
  /** Of an indicator that has more than 200 in its plan, those that are among the first 200. */
  cells: z.record(z.string(), z.object({ value: z.string().nullable(), status: z.enum(OBSERVATION_STATUSES) })),
  /** How many cells the answer has in all. */
  cellCount: z.int(),
  observation: z.enum(OBSERVATION_STATUSES).nullable(),
  currency: z.string().nullable(),
  narrative: LocalText.nullable(),
  /** Of the narrative; null where there is none. */
  translation: z.enum(TRANSLATION_STATES).nullable(),
  /** Who may read the narrative; null where there is none. */
  narrativeTier: z.enum(NARRATIVE_TIERS).nullable(),
  evidence: z.array(EvidenceView),
  /** The period its figures are of: `2025`, `2025-10-31`, `2024-11-01/2025-10-31`. */
  reference: z.string().nullable(),
  /** The day its figures were known: as declared, else the day they were saved. Null without figures. */
  vintage: z.string().nullable(),
  /** Whether that day was declared: then it is sent again with the answer, or taken back. */
  vintageDeclared: z.boolean(),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** Some of an answer's cells. */
export const CellsView = z.object({
  /** The entry's. */
  version: z.int(),
  /** Of the answer, in all. */
  cellCount: z.int(),
  cells: AnswerView.shape.cells,
  /** The number of the cell after these, in the plan's order; null where there is none. */
  next: z.int().nullable(),
});
export type CellsView = z.infer<typeof CellsView>;

/** What was known later of a figure of an earlier cycle: beside what was certified, never over it. */
export const FigureRevisionView = z.object({
  /** `total`, or the cell's name. */
  cell: z.string(),
  value: z.string().nullable(),
  status: z.enum(OBSERVATION_STATUSES),
  /** The day it was known. */
  vintage: z.string(),
  reason: z.string(),
});

/** The answer that was certified in an earlier cycle, with later vintages of its figures. */
export const EarlierView = AnswerView.extend({
  cycle: z.string(),
  title: LocalText,
  phase: z.enum(PHASES),
  /** The question as it was then, where it was asked in other words; null where it was the same. */
  asked: LocalText.nullable(),
  revisions: z.array(FigureRevisionView),
});
export type EarlierView = z.infer<typeof EarlierView>;

/** Why an earlier cycle has no value beside: between its plan version and this one, the series of the indicator breaks. */
export const SeriesBreakView = z.object({
  cycle: z.string(),
  title: LocalText,
  why: z.enum(BREAK_KINDS),
  /** The plan version that it broke with. */
  version: z.int(),
  /** What was asked in its place. */
  parts: z.array(z.object({ code: z.string(), label: z.string(), question: LocalText })),
});
export type SeriesBreakView = z.infer<typeof SeriesBreakView>;

/** Declares a later vintage of a figure of an earlier cycle. */
export const ReviseFigure = z.strictObject({
  cell: z.string().max(100).default('total'),
  value: DecimalText.nullable(),
  status: z.enum(OBSERVATION_STATUSES).default('normal'),
  /** The day it was known. */
  vintage: IsoDate,
  reason: z.string().trim().min(3).max(2_000),
});
export type ReviseFigure = z.infer<typeof ReviseFigure>;

/** Entries of an earlier cycle, by indicator, that still hold. */
export const ConfirmEntries = z.strictObject({ indicators: z.array(z.string().max(100)).min(1).max(1_000) });
export type ConfirmEntries = z.infer<typeof ConfirmEntries>;
export const ConfirmedEntries = z.object({ revision: z.int(), confirmed: z.array(z.string()) });
export type ConfirmedEntries = z.infer<typeof ConfirmedEntries>;

/** How an entry was made from agencies' parts, and the parts. */
export const CombinationView = z.object({
  how: z.enum(COMBINATIONS),
  note: z.string().nullable(),
  parts: z.array(
    z.object({
      agency: z.string(),
      value: AnswerView.shape.value,
      cells: AnswerView.shape.cells,
      status: AnswerView.shape.status,
      currency: z.string().nullable(),
      clearedAt: z.string(),
    }),
  ),
});
export type CombinationView = z.infer<typeof CombinationView>;

/** What a calculated entry was worked out from, as it was then. */
export const CalculationView = z.object({
  /** CEL. */
  expression: z.string(),
  inputs: z.array(
    z.object({
      /** As the expression writes it. */
      name: z.string(),
      indicator: z.string(),
      label: z.string(),
      cell: z.string().nullable(),
      cycle: z.enum(['now', 'before', 'earlier']),
      value: z.string().nullable(),
      status: AnswerView.shape.status,
      observation: z.enum(OBSERVATION_STATUSES).nullable(),
    }),
  ),
  /** Why there is no value; null where there is one. */
  gap: z.object({ reason: z.enum(CALCULATION_GAPS), inputs: z.string(), currencies: z.string().optional() }).nullable(),
});
export type CalculationView = z.infer<typeof CalculationView>;

export const EntryView = AnswerView.extend({
  indicator: z.string(),
  version: z.int(),
  /** Answers of earlier cycles, the latest first. */
  before: z.array(EarlierView),
  /** Earlier cycles that asked something else in its place: nothing of them is carried over or compared with. */
  breaks: z.array(SeriesBreakView),
  /**
   * The cycle whose answer, the first of `before`, is carried over and waits to be confirmed: until then the entry is
   * unanswered.
   */
  carried: z.string().nullable(),
  /** Set where the entry was made from contributions. */
  combined: CombinationView.nullable(),
  /** Set where the entry is calculated, once there was something to calculate it from. */
  calculation: CalculationView.nullable(),
  updatedBy: z.string().nullable(),
  /** The id of that person: names are no one’s own. */
  updatedById: z.string().nullable(),
  updatedAt: z.string().nullable(),
  /** False where the state, or the reviewer's returns, keep it closed. */
  open: z.boolean(),
  /** True where the reader is only asked for a part of it: what the reader enters is saved as a contribution. */
  partOnly: z.boolean(),
  review: z
    .object({
      state: z.string(),
      reason: z.string().nullable(),
      text: z.string().nullable(),
      /** Of the text; null where nobody knows. */
      language: z.string().nullable(),
      /** When the reviewer last asked or returned; null where neither was done. */
      at: z.string().nullable(),
      /** Of a return without a day of its own, that of the report; null while that has none. */
      due: z.string().nullable(),
      /** The parts that a return names, as findings do. */
      cells: z.array(z.string()),
      /** The entry was saved again since it was submitted. */
      changed: z.boolean(),
    })
    .nullable(),
});
export type EntryView = z.infer<typeof EntryView>;
