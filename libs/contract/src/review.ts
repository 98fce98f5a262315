import { ENTRY_REVIEW_STATES, RETURN_REASONS } from '@signatory/domain';
import { z } from 'zod';
import { EntryView } from './entry.js';
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
  /** A conflict or a recusal keeps the reader from judging it. */
  barred: z.boolean(),
});
export type ReviewRow = z.infer<typeof ReviewRow>;

export const ThreadItem = z.object({
  kind: z.enum(['approve', 'ask', 'answer', 'return', 'void', 'take']),
  by: z.string(),
  role: z.string(),
  at: z.string(),
  /** The entry's version it is about. */
  version: z.int(),
  reason: z.string().nullable(),
  text: z.string().nullable(),
});
export type ThreadItem = z.infer<typeof ThreadItem>;

export const ReviewView = z.object({
  row: ReviewRow,
  entry: EntryView,
  /** The last version before this one, if any. */
  before: EntryView.nullable(),
  findings: z.array(FindingView),
  thread: z.array(ThreadItem),
  commands: z.array(z.string()),
});
export type ReviewView = z.infer<typeof ReviewView>;

/** A decision on one entry at one version: a stale version is refused. */
export const DecideEntry = z
  .strictObject({
    decision: z.enum(['approve', 'ask', 'return']),
    version: z.int().positive(),
    reason: z.enum(RETURN_REASONS).optional(),
    text: z.string().trim().max(4_000).optional(),
  })
  .refine(({ decision, text }) => decision === 'approve' || (text?.length ?? 0) >= 3, {
    path: ['text'],
    message: 'Write what the member should do.',
  })
  .refine(({ decision, reason }) => decision !== 'return' || reason !== undefined, {
    path: ['reason'],
    message: 'Choose a reason for the return.',
  });
export type DecideEntry = z.infer<typeof DecideEntry>;

export const AnswerClarification = z.strictObject({ text: z.string().trim().min(3).max(4_000) });
export type AnswerClarification = z.infer<typeof AnswerClarification>;
