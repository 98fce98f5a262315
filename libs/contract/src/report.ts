import { RUN_FAILURES, RUN_STATES, SEVERITIES, SUBMISSION_STATES } from '@signatory/domain';
import { z } from 'zod';
import { EntryView, LanguageCode } from './entry.js';

export const FieldView = z.object({ indicator: z.string(), part: z.string().optional() });

/** A finding in the reader's language, with what is needed to answer it. */
export const FindingView = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  /** Of one that is suspended the facts hold the `reason` and its `language`, which may be null; it asks for nothing. */
  kind: z.enum(['FAIL', 'NOT_RUN', 'SUSPENDED']),
  field: FieldView,
  /** What the plan calls the part, in the reader's language; null where it is no cell, disaggregation or listed item. */
  partName: z.string().nullable(),
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Other members' figures that it was compared with, for those who judge the report; null for its reporter. */
  reviewerFacts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
  /** Hash of the values it was found on; a justification is tied to it and lapses when they change. */
  valuesHash: z.string(),
  /** Its language is null where nobody knows. */
  justification: z
    .object({ text: z.string(), language: z.string().nullable(), by: z.string(), at: z.string() })
    .nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

const FoundOn = z.strictObject({
  field: z.strictObject({ indicator: z.string(), part: z.string().optional() }),
  valuesHash: z.string().max(64),
});
const InWords = z.strictObject({
  rule: z.string().max(200),
  text: z.string().trim().min(3).max(2_000),
  /** That of the person's letters without one. */
  language: LanguageCode.optional(),
});

/** Answers a finding with words: justifies an ERROR, acknowledges a WARNING. */
export const JustifyFinding = InWords.extend(FoundOn.shape);
export type JustifyFinding = z.infer<typeof JustifyFinding>;

/** Answers findings of one rule with the same words; each keeps its own record of them. As many as a report shows. */
export const JustifyFindings = InWords.extend({ findings: z.array(FoundOn).min(1).max(2_000) });
export type JustifyFindings = z.infer<typeof JustifyFindings>;

export const JustifiedFindings = z.object({
  /** How many were answered. */
  justified: z.int(),
  /** The others: not found any more on the values that were seen, or answered by somebody else meanwhile. */
  left: z.array(z.object({ field: FieldView, why: z.enum(['gone', 'answered']) })),
});
export type JustifiedFindings = z.infer<typeof JustifiedFindings>;

export const RunView = z.object({
  id: z.string(),
  member: z.string(),
  revision: z.int(),
  state: z.enum(RUN_STATES),
  /** True where it was started by *check* and moves the submission. */
  check: z.boolean(),
  progress: z.object({ done: z.int(), total: z.int() }),
  /** Runs that come before this one; null once it has begun. */
  position: z.int().nullable(),
  /** Seconds until it ends, from how long this member's runs took lately; null where nothing is known. */
  secondsLeft: z.int().nullable(),
  /** It waits, and no worker has ended anything within the last minute; told where the run is read by itself. */
  noWorker: z.boolean(),
  /** Why it ended in ERROR. */
  failure: z.enum(RUN_FAILURES).nullable(),
  /** `notRun` counts suspended rules too. */
  counts: z.object({ pass: z.int(), fail: z.int(), notApplicable: z.int(), notRun: z.int() }),
  /** How many rules passed or failed, of all there are: the others did not apply, could not run or are suspended. Null until it ended. */
  coverage: z.object({ ran: z.int(), of: z.int() }).nullable(),
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
  /** Of the latest run. Of very many the gravest, the first of every rule before the second of any. */
  findings: z.array(FindingView),
  /** How many there are in all. */
  findingCount: z.int(),
  /** Whether any checks have ended: until then it is not known what there is to find. */
  checked: z.boolean(),
  open: z.object({ blockers: z.int(), notRun: z.int(), errors: z.int(), warnings: z.int() }),
  /** How many of them are answered in words. */
  answered: z.int(),
  /** Entries that were saved since the checks ended that these findings are of: what was found may be of the answer before. */
  unchecked: z.array(z.string()),
  /** The latest run, if any. */
  run: RunView.nullable(),
  /** What the reader may do now, by the state machine and the permissions. */
  commands: z.array(z.string()),
});
export type ReportView = z.infer<typeof ReportView>;

export const GiveReason = z.strictObject({ reason: z.string().trim().min(3).max(2_000) });
export type GiveReason = z.infer<typeof GiveReason>;
