import { z } from 'zod';
import { EntryCounts, PillarCounts } from './statistics.js';

/** How complete the report of a member is that stands: counts of entries, never what they say. */
export const ReleaseCompleteness = z.object({
  member: z.string(),
  entries: EntryCounts,
  /** In the plan's order. */
  pillars: z.array(PillarCounts),
});
export type ReleaseCompleteness = z.infer<typeof ReleaseCompleteness>;
