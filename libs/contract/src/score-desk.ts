import { SCORE_STATES } from '@signatory/domain';
import { z } from 'zod';
import { UNSETTLED } from './score-terms.js';
import { ScoreRow } from './scoring.js';

/** Filters of a desk of scores: what an address holds. `settle`: only those in which an adjudicator settles something. */
export const ScoreFilters = z.strictObject({
  desk: z.enum(['give', 'settle']).optional(),
  member: z.string().max(64).optional(),
  pillar: z.string().max(40).optional(),
  state: z.enum([...SCORE_STATES, UNSETTLED]).optional(),
});
export type ScoreFilters = z.infer<typeof ScoreFilters>;

export const SCORE_PAGE = 100;
export const ScorePageQuery = ScoreFilters.extend({
  /** The `next` of the page before. */
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(SCORE_PAGE),
});
export type ScorePageQuery = z.infer<typeof ScorePageQuery>;

/** One page of a desk of scores, what waits for the reader first; `total` of all pages. */
export const ScorePage = z.object({ rows: z.array(ScoreRow), total: z.int(), next: z.string().nullable() });
export type ScorePage = z.infer<typeof ScorePage>;
