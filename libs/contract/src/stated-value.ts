import { z } from 'zod';
import { LocalText } from './text.js';

/** A baseline or a target: a value that its indicator could have (a decimal, a code, `true` or `false`), a year or a day, words, and its source. */
export const StatedValue = z.object({
  value: z.string().optional(),
  date: z.string().optional(),
  words: LocalText.optional(),
  /** Absent where the plan names none, and in releases from before it could. */
  source: z.string().optional(),
});
