import { OBSERVATION_STATUSES, SEVERITIES, RUN_STATES, SUBMISSION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { LocalText } from './text.js';

/** A decimal at the border: `.` as the point, no grouping. The exact number of digits is checked against the indicator. */
export const DecimalText = z.string().max(40);
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD.');
const LanguageCode = z
  .string()
  .max(20)
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'Name the language by its code, like en.');
const Words = z.string().max(20_000);

export const EvidenceInput = z.strictObject({
  title: z.string().min(1).max(500),
  publisher: z.string().max(200).optional(),
  publisherClass: z.enum(['official', 'international-organisation', 'media', 'civil-society']).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'Write a web address that begins with https:// or http://.' })
    .max(2_000)
    .optional(),
  happened: IsoDate.optional(),
  published: IsoDate.optional(),
  accessed: IsoDate.optional(),
  page: z.string().max(50).optional(),
  quote: z.string().max(2_000).optional(),
  item: z.string().max(100).optional(),
});

export const ListItemInput = z.strictObject({
  key: z.string().max(100),
  fields: z.record(z.string(), z.string().max(2_000)),
});

/** The whole answer to one indicator, sent with `If-Match: "<version>"` (`"0"` for the first). */
export const SaveEntry = z.strictObject({
  status: z.enum(['answered', 'no-data', 'not-applicable', 'confidential']).default('answered'),
  reason: z.string().max(2_000).optional(),
  value: z.union([z.string().max(20_000), z.boolean(), z.array(ListItemInput).max(500), z.null()], {
    error: 'Send a text (a figure too, like "26.4"), true or false, a list of items, or null.',
  }),
  cells: z
    .record(
      z.string().max(100),
      z.strictObject({ value: DecimalText.nullable(), status: z.enum(OBSERVATION_STATUSES).default('normal') }),
    )
    .optional(),
  observation: z.enum(OBSERVATION_STATUSES).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write the currency as three capital letters (ISO 4217).')
    .optional(),
  narrative: z.strictObject({ language: LanguageCode, text: Words }).optional(),
  evidence: z.array(EvidenceInput).max(100).default([]),
});
export type SaveEntry = z.infer<typeof SaveEntry>;

export const FieldView = z.object({ indicator: z.string(), part: z.string().optional() });

/** A finding in the reader's language, with what is needed to answer it. */
export const FindingView = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  kind: z.enum(['FAIL', 'NOT_RUN']),
  field: FieldView,
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Hash of the values it was found on; a justification is tied to it and lapses when they change. */
  valuesHash: z.string(),
  justification: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

/** Answers a finding with words: justifies an ERROR, acknowledges a WARNING. */
export const JustifyFinding = z.strictObject({
  rule: z.string().max(200),
  field: z.strictObject({ indicator: z.string(), part: z.string().optional() }),
  valuesHash: z.string().max(64),
  text: z.string().trim().min(3).max(2_000),
});
export type JustifyFinding = z.infer<typeof JustifyFinding>;

export const EntryView = z.object({
  indicator: z.string(),
  version: z.int(),
  status: z.enum(['unanswered', 'answered', 'no-data', 'not-applicable', 'confidential']),
  reason: z.string().nullable(),
  value: z.union([
    z.string(),
    z.boolean(),
    z.array(z.object({ key: z.string(), fields: z.record(z.string(), z.string()) })),
    z.null(),
  ]),
  cells: z.record(z.string(), z.object({ value: z.string().nullable(), status: z.enum(OBSERVATION_STATUSES) })),
  observation: z.enum(OBSERVATION_STATUSES).nullable(),
  currency: z.string().nullable(),
  narrative: LocalText.nullable(),
  evidence: z.array(EvidenceInput.extend({ id: z.string() })),
  updatedBy: z.string().nullable(),
  updatedAt: z.string().nullable(),
  /** False where the state, or the reviewer's returns, keep it closed. */
  open: z.boolean(),
  review: z
    .object({
      state: z.string(),
      reason: z.string().nullable(),
      text: z.string().nullable(),
      due: z.string().nullable(),
    })
    .nullable(),
});
export type EntryView = z.infer<typeof EntryView>;

export const RunView = z.object({
  id: z.string(),
  member: z.string(),
  revision: z.int(),
  state: z.enum(RUN_STATES),
  /** True where it was started by *check* and moves the submission. */
  check: z.boolean(),
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Runs queued before this one. */
  position: z.int().nullable(),
  counts: z.object({ pass: z.int(), fail: z.int(), notApplicable: z.int(), notRun: z.int() }),
  queuedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** The report has moved on since. */
  stale: z.boolean(),
});
export type RunView = z.infer<typeof RunView>;

export const ReportView = z.object({
  cycle: z.string(),
  member: z.string(),
  revision: z.int(),
  state: z.enum(SUBMISSION_STATES),
  version: z.int().nullable(),
  deadline: z.string().nullable(),
  extended: z.boolean(),
  missedAt: z.string().nullable(),
  /** By the clock and the extension, never typed in. */
  late: z.boolean(),
  entries: z.array(EntryView),
  findings: z.array(FindingView),
  open: z.object({ blockers: z.int(), notRun: z.int(), errors: z.int(), warnings: z.int() }),
  /** The latest run, if any. */
  run: RunView.nullable(),
  /** What the reader may do now, by the state machine and the permissions. */
  commands: z.array(z.string()),
});
export type ReportView = z.infer<typeof ReportView>;

export const CertifyReport = z.strictObject({
  revision: z.int().nonnegative(),
  office: z.string().trim().min(2).max(200),
  statement: z.literal(true),
});
export type CertifyReport = z.infer<typeof CertifyReport>;

export const GiveReason = z.strictObject({ reason: z.string().trim().min(3).max(2_000) });
export type GiveReason = z.infer<typeof GiveReason>;

export const ReceiptView = z.object({
  reference: z.string(),
  cycle: z.string(),
  member: z.string(),
  version: z.int(),
  revision: z.int(),
  sha256: z.string(),
  submittedAt: z.string(),
  late: z.boolean(),
  certifiedBy: z.object({ name: z.string(), office: z.string() }),
  state: z.enum(SUBMISSION_STATES),
});
export type ReceiptView = z.infer<typeof ReceiptView>;
