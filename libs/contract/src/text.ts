import { z } from 'zod';

/** A text in the languages it has; see `LocalText` of the domain. */
export const LocalText = z.object({
  original: z.string(),
  texts: z.record(
    z.string(),
    z.object({
      text: z.string(),
      provenance: z.enum(['official', 'paraphrase', 'translation']).optional(),
      source: z.string().optional(),
    }),
  ),
});
