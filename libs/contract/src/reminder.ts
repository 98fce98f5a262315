import { REMINDER_TOPICS } from '@signatory/domain';
import { z } from 'zod';

/** Something of a member of which somebody can be reminded now. */
export const ReminderView = z.object({
  topic: z.enum(REMINDER_TOPICS),
  member: z.string(),
  /** The member's own deadline, or when the first answer is due. */
  due: z.string().nullable(),
  /** The entries that reviewers wait for, by indicator code; of a report none. */
  indicators: z.array(z.string()),
  /** The commitments whose scores wait, by code; of anything else none. */
  commitments: z.array(z.string()),
  /** How many would be written; 0 where nobody holds the role. */
  people: z.int(),
  /** The last reminder of the same: a name and an instant. */
  last: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** Until when another one of the same is refused. */
  restsUntil: z.string().nullable(),
});
export type ReminderView = z.infer<typeof ReminderView>;

/** Whom to remind, and of what; `all` are those of whom it is open and who were not reminded lately. */
export const SendReminders = z.strictObject({
  topic: z.enum(REMINDER_TOPICS),
  members: z.union([z.literal('all'), z.array(z.string().trim().min(1).max(40)).min(1).max(500)]),
});
export type SendReminders = z.infer<typeof SendReminders>;

/** One letter as its reader would get it. */
export const ReminderLetter = z.object({
  /** The reader's name. */
  to: z.string(),
  members: z.array(z.string()),
  /** False where the reader wants no letter of the kind: it stands in the product alone. */
  letter: z.boolean(),
  language: z.string(),
  subject: z.string(),
  text: z.string(),
});
export type ReminderLetter = z.infer<typeof ReminderLetter>;

export const RemindersSent = z.object({
  /** Those that were reminded. */
  members: z.array(z.string()),
  people: z.int(),
  /** Of these people, those who get a letter too. */
  letters: z.int(),
  /** Those without a focal point. */
  unreached: z.array(z.string()),
});
export type RemindersSent = z.infer<typeof RemindersSent>;
