import { z } from 'zod';
import { LocalText } from './text.js';

/** What a member tells beside an approved entry, and chose to have published; in its own words, with its translation where it has one. */
export const ReleaseNarrative = z.object({
  member: z.string(),
  /** The indicator's code. */
  indicator: z.string(),
  text: LocalText,
});
export type ReleaseNarrative = z.infer<typeof ReleaseNarrative>;
