import { MAIL_KINDS } from '@signatory/domain';
import { z } from 'zod';
import { LocalText } from './text.js';

/**
 * What became of a letter: `UNCERTAIN` where the process ended between sending it and noting it, so that nobody knows;
 * `FAILED` where it is known not to have gone out and was given up.
 */
export const LETTER_STATES = ['WAITING', 'SENT', 'UNCERTAIN', 'FAILED'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Which letters are listed, a page at a time. */
export const LettersQuery = z.strictObject({
  state: z.enum(LETTER_STATES).optional(),
  /** Part of a person's name or address. */
  to: z.string().trim().max(100).optional(),
  /** The id of the last letter of the page before. */
  after: z.uuid().optional(),
});
export type LettersQuery = z.infer<typeof LettersQuery>;

/** One letter: its kind and what it is of, never its words. */
export const LetterView = z.object({
  id: z.uuid(),
  kind: z.enum(MAIL_KINDS),
  /** The title of its cycle; of its plan before any cycle. */
  of: LocalText,
  /** The instant it is about. */
  about: z.string(),
  to: z.object({ name: z.string(), email: z.string() }),
  state: z.enum(LETTER_STATES),
  writtenAt: z.string(),
  sentAt: z.string().nullable(),
  /** How often it was given to a worker, and how often each tries at most. */
  sends: z.int(),
  attempts: z.int(),
  /** Why it was given up, as the mail server or the program said it. */
  cause: z.string().nullable(),
  /** The job that sends it, while that is not done. */
  job: z.uuid().nullable(),
  commands: z.array(z.literal('send-again')),
});
export type LetterView = z.infer<typeof LetterView>;

/** The newest first. */
export const LettersView = z.object({
  letters: z.array(LetterView),
  /** Where the next page begins; null on the last. */
  next: z.uuid().nullable(),
});
export type LettersView = z.infer<typeof LettersView>;
