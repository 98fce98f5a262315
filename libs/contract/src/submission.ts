import { COMBINATIONS, ROLES, SEVERITIES, SUBMISSION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { AnswerView, CombinationView } from './entry.js';
import { ThreadItem } from './review.js';
import { LocalText } from './text.js';

/** One formal version of a report. */
export const SubmissionView = z.object({
  version: z.int(),
  state: z.enum(SUBMISSION_STATES),
  /** Null while it is being written. */
  revision: z.int().nullable(),
  submittedAt: z.string().nullable(),
  late: z.boolean(),
  sha256: z.string().nullable(),
  /** Why it was withdrawn, returned or reopened. */
  reason: z.string().nullable(),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

export const CertifyReport = z.strictObject({
  revision: z.int().nonnegative(),
  office: z.string().trim().min(2).max(200),
  statement: z.literal(true),
});
export type CertifyReport = z.infer<typeof CertifyReport>;

/** How many entries stand in a certified version, by what they say. */
export const EntryCounts = z.object({
  asked: z.int(),
  answered: z.int(),
  noData: z.int(),
  notApplicable: z.int(),
  confidential: z.int(),
  unanswered: z.int(),
});
export type EntryCounts = z.infer<typeof EntryCounts>;

/** An agency's part that was cleared into an entry. */
export const ClearanceView = z.object({
  indicator: z.string(),
  label: z.string(),
  agency: z.string(),
  how: z.enum(COMBINATIONS),
  clearedAt: z.string(),
});
export type ClearanceView = z.infer<typeof ClearanceView>;

/** A finding that was certified with an answer in words. */
export const AnsweredFinding = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  indicator: z.string(),
  label: z.string(),
  /** A cell, a disaggregation or another part of the entry, by code; null of the whole, and of receipts given before it was told. */
  part: z.string().nullable(),
  /** What the plan calls it. */
  partName: LocalText.nullable(),
  text: z.string(),
  /** Absent where nobody knows. */
  language: z.string().optional(),
});
export type AnsweredFinding = z.infer<typeof AnsweredFinding>;

/** What was certified, by whom and when; fixed at that moment, but for `state` and `lateTakenBack`. */
export const ReceiptView = z.object({
  reference: z.string(),
  cycle: z.string(),
  title: LocalText,
  plan: z.object({ title: LocalText, version: z.int(), sha256: z.string() }),
  member: z.string(),
  memberName: LocalText,
  version: z.int(),
  revision: z.int(),
  /** Of the snapshot's bytes. */
  sha256: z.string(),
  submittedAt: z.string(),
  /** The member's own, as it was then. */
  deadline: z.string().nullable(),
  /** By that deadline. */
  late: z.boolean(),
  /** It was late, and is not since a later deadline was set or granted. */
  lateTakenBack: z.boolean(),
  certifiedBy: z.object({ name: z.string(), office: z.string() }),
  /** Null of receipts given before they were counted. */
  counts: EntryCounts.nullable(),
  clearances: z.array(ClearanceView),
  justified: z.array(AnsweredFinding),
  /** What its document is laid out for, then and ever after; absent for A4. */
  paper: z.enum(['A4', 'Letter']).optional(),
  /** Of this version now. */
  state: z.enum(SUBMISSION_STATES),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** One field of an answer that differs. */
export const FieldChange = z.object({
  /** `value`, `cells.sex.female`, `narrative.fr`, `evidence.<id>.title`. */
  field: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  /** How a file of evidence was called that stood there, and how one is that stands there now; the texts are their SHA-256. */
  beforeName: z.string().optional(),
  afterName: z.string().optional(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** What differs between two versions of a report. */
export const ComparisonView = z.object({
  from: SubmissionView,
  to: SubmissionView,
  entries: z.array(z.object({ indicator: z.string(), changes: z.array(FieldChange) })),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

/** The versions of one entry, the newest first. */
export const HistoryView = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      /** Of the report. */
      revision: z.int(),
      at: z.string(),
      /** The name for the member itself and the secretariat; the role for everybody who reads the report. */
      by: z.string().nullable(),
      role: z.enum(ROLES).nullable(),
      status: AnswerView.shape.status,
      changes: z.array(FieldChange),
      /** The cycle whose answer was confirmed. */
      carriedFrom: z.string().nullable(),
      /** The name of the file that it came in: for the member itself and the secretariat. */
      importedFrom: z.string().nullable(),
      combined: CombinationView.nullable(),
      /** The submissions in which it was certified. */
      certifiedIn: z.array(z.int()),
      /** Why it came back, without what was taken back. */
      returns: z.array(ThreadItem),
    }),
  ),
  /** There are older ones: ask for those before the last version. */
  more: z.boolean(),
});
export type HistoryView = z.infer<typeof HistoryView>;
