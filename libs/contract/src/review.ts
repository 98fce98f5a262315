import { ENTRY_REVIEW_STATES, RETURN_REASONS, REVIEW_THREAD_COMMANDS, REVIEW_THREAD_STATES } from '@signatory/domain';
import { z } from 'zod';
import { FORM_FAULTS } from './form-fault.js';
import { AnswerView, EntryView, LanguageCode } from './entry.js';
import { MOST_AT_ONCE } from './queue-terms.js';
import { FindingView } from './report.js';

export const ReviewRow = z.object({
  member: z.string(),
  indicator: z.string(),
  commitment: z.string(),
  pillar: z.string().nullable(),
  state: z.enum(ENTRY_REVIEW_STATES),
  version: z.int(),
  findings: z.int(),
  justified: z.int(),
  evidence: z.int(),
  /** When it came to review. */
  since: z.string(),
  reviewer: z.string().nullable(),
  /** The reader is that reviewer. */
  yours: z.boolean(),
  /** Approvals that it has, of those that the plan asks for. */
  approvals: z.int(),
  approvalsAsked: z.int(),
  openThreads: z.int(),
  /** It was changed after a return, in a later version of the report. */
  resubmitted: z.boolean(),
  /** The reader has approved it, and it waits for another reviewer. */
  approvedByYou: z.boolean(),
  /** A conflict or a recusal keeps the reader from judging it. */
  barred: z.boolean(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

export const ThreadItem = z.object({
  kind: z.enum(['approve', 'endorse', 'ask', 'answer', 'return', 'undo', 'void', 'take', ...REVIEW_THREAD_COMMANDS]),
  by: z.string(),
  role: z.string(),
  at: z.string(),
  /** The entry's version it is about. */
  version: z.int(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
  /** Null where nobody knows. */
  language: z.string().nullable(),
  /** The parts that a return names, as findings do. */
  cells: z.array(z.string()),
  /** Until when it was asked for; null where no day was named. */
  due: z.string().nullable(),
});
export type ThreadItem = z.infer<typeof ThreadItem>;

/** What is said about one entry; each message names the role that wrote it. */
export const ReviewThreadView = z.object({
  id: z.string(),
  state: z.enum(REVIEW_THREAD_STATES),
  /** The submitted version and the entry's version that it is about. */
  submission: z.int(),
  version: z.int(),
  messages: z.array(
    z.object({
      role: z.string(),
      at: z.string(),
      text: z.string(),
      /** Null where nobody knows. */
      language: z.string().nullable(),
      version: z.int(),
    }),
  ),
  /** Who resolved it and when; null while it is open. */
  resolved: z.object({ role: z.string(), at: z.string() }).nullable(),
  /** What the reader may do with it. */
  commands: z.array(z.enum(REVIEW_THREAD_COMMANDS)),
});
export type ReviewThreadView = z.infer<typeof ReviewThreadView>;

export const ReviewView = z.object({
  row: ReviewRow,
  entry: EntryView,
  /** The last version before this one, if any. */
  before: EntryView.nullable(),
  findings: z.array(FindingView),
  /** What was decided and said, in order. */
  thread: z.array(ThreadItem),
  threads: z.array(ReviewThreadView),
  commands: z.array(z.string()),
  /** Seconds in which the reader can still take back the last decision; null where it is not theirs or too late. */
  undoSeconds: z.number().nullable(),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** What was submitted as one entry, in a line, and how far its review is. */
export const ReviewedAnswer = AnswerView.pick({ status: true, reason: true, value: true, currency: true }).extend({
  indicator: z.string(),
  state: z.enum(ENTRY_REVIEW_STATES),
});
export type ReviewedAnswer = z.infer<typeof ReviewedAnswer>;

/** A decision on one entry at one version: a stale version is refused. Why it is approved while a thread is open is written. */
export const DecideEntry = z
  .strictObject({
    decision: z.enum(['approve', 'ask', 'return']),
    version: z.int().positive(),
    reason: z.enum(RETURN_REASONS).optional(),
    text: z.string().trim().max(4_000).optional(),
    /** Of the text; that of the person's letters without one. */
    language: LanguageCode.optional(),
    /** Of a return: the parts of the answer to correct, as findings name them; `total` is the answer itself. */
    cells: z.array(z.string().max(200)).max(200).optional(),
    /** Of a return: until when, before the end of review; without it, until the report is due. */
    dueAt: z.iso.datetime(FORM_FAULTS.instant).optional(),
  })
  .refine(({ decision, text }) => decision === 'approve' || (text?.length ?? 0) >= 3, {
    path: ['text'],
    message: FORM_FAULTS.memberWords,
  })
  .refine(({ decision, reason }) => decision !== 'return' || reason !== undefined, {
    path: ['reason'],
    message: FORM_FAULTS.returnReason,
  })
  .refine(({ decision, cells, dueAt }) => decision === 'return' || (cells === undefined && dueAt === undefined), {
    path: ['decision'],
    message: FORM_FAULTS.onlyReturn,
  });
export type DecideEntry = z.infer<typeof DecideEntry>;

const EntryName = z.strictObject({ member: z.string().max(64), indicator: z.string().max(100) });

/** Entries that are approved together, each at the version that was read: all of them or none. */
export const ApproveEntries = z.strictObject({
  entries: z
    .array(EntryName.extend({ version: z.int().positive() }))
    .min(1)
    .max(MOST_AT_ONCE),
});
export type ApproveEntries = z.infer<typeof ApproveEntries>;

const Named = z.array(EntryName).min(1).max(MOST_AT_ONCE);

/** Decisions that the same person takes back, all of them or none. */
export const TakeBackDecisions = z.strictObject({ entries: Named });
export type TakeBackDecisions = z.infer<typeof TakeBackDecisions>;

/** Entries that the caller takes into review. */
export const TakeEntries = z.strictObject({ entries: Named });
export type TakeEntries = z.infer<typeof TakeEntries>;

/** What became the caller's; what a colleague has begun, or was decided, is left as it is. In neither is what the caller had already. */
export const TakenEntries = z.object({
  taken: z.array(EntryName),
  left: z.array(
    EntryName.extend({
      state: z.enum(ENTRY_REVIEW_STATES),
      /** Who has it; null where nobody does. */
      reviewer: z.string().nullable(),
    }),
  ),
});
export type TakenEntries = z.infer<typeof TakenEntries>;

const Message = z.strictObject({
  text: z.string().trim().min(3).max(4_000),
  /** That of the person's letters without one. */
  language: LanguageCode.optional(),
});

export const AnswerClarification = Message;
export type AnswerClarification = z.infer<typeof AnswerClarification>;

/** One message of a thread, or the first of a new one. */
export const WriteMessage = Message;
export type WriteMessage = z.infer<typeof WriteMessage>;
