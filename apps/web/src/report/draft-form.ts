import { SaveEntry } from '@signatory/contract';
import { z } from 'zod';
import type { KeptDraft } from './entry-saver.js';

/** Of a currency that is half typed nothing else is lost. */
const Draft = SaveEntry.extend({ currency: z.string().max(3).optional() });
const Kept = z.object({
  version: z.int().nonnegative(),
  answer: Draft,
  from: Draft.optional(),
  sent: Draft.array().optional(),
});

/** What a device kept as a draft; null where it is none by now, since another release of the product kept it. */
export function parseDraft(kept: unknown): KeptDraft | null {
  const parsed = Kept.safeParse(kept);
  return parsed.success ? parsed.data : null;
}
