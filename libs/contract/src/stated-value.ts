import { z } from 'zod';
import { LocalText } from './text.js';

/** A baseline or a target: a figure where its indicator has figures, a year or a day, and words. */
export const StatedValue = z.object({
  value: z.string().optional(),
  date: z.string().optional(),
  words: LocalText.optional(),
});
