import { z } from 'zod';
import { ReleaseEvidence } from './release-replies.js';
import { ReleaseWhy } from './release-why.js';
import { LocalText } from './text.js';

// Apart from the document: screens that list or discuss scores need nothing else of a release.

export const ReleaseScore = z.object({
  member: z.string(),
  /** The commitment's id. */
  commitment: z.string(),
  kind: z.enum(['score', 'not-asked', 'no-data']),
  value: z.literal([-1, 0, 1]).nullable(),
  /** The sentence of the clause that decided, or the printed reason of N/A and no data. */
  reason: LocalText.nullable(),
  /** What the assessors wrote: 20–1,200 characters. */
  rationale: LocalText.nullable(),
  /** Titles and links of the evidence cited; public tier only. */
  evidence: ReleaseEvidence,
  /** How the two blind scores came together; null for imported scores. */
  agreement: z.enum(['agreed', 'adjudicated', 'single']).nullable(),
  /** Absent of imported scores and of what was not scored, and in releases from before it was printed. */
  why: ReleaseWhy.optional(),
});
export type ReleaseScore = z.infer<typeof ReleaseScore>;

const Distribution = z.object({ full: z.int(), partial: z.int(), none: z.int() });

const Mean = z.object({
  average: z.string().nullable(),
  percent: z.int().nullable(),
  scored: z.int(),
  applicable: z.int(),
  distribution: Distribution,
  bounds: z.tuple([z.string(), z.string()]).nullable(),
});

/** The averages of a release, and where members stand by them. */
export const ReleaseTables = z.object({
  overall: Mean,
  overallByPillars: Mean.nullable(),
  members: z.array(
    Mean.extend({
      member: z.string(),
      rank: z.int().nullable(),
      rankInterval: z.tuple([z.int(), z.int()]).nullable(),
      ranked: z.boolean(),
      /** 5th to 95th percentile of the rank when cells are scored again; absent where no disagreement is known. */
      rankRange: z.tuple([z.int(), z.int()]).nullable().optional(),
      /** Where the method ranks in bands: 1 is the highest. */
      band: z.int().nullable().optional(),
    }),
  ),
  commitments: z.array(Mean.extend({ commitment: z.string() })),
  pillars: z.array(Mean.extend({ pillar: z.string() })),
});
export type ReleaseTables = z.infer<typeof ReleaseTables>;
