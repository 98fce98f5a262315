import { ACTION_CLASSES, ACTION_ORIGINS } from '@signatory/domain';
import { z } from 'zod';
import { ReleaseEvidence } from './release-replies.js';
import { LocalText } from './text.js';

/** Classed actions and desk searches of a release. All absent in releases from before they were printed, and of imported scores. */

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Something a member did in the window, with the class that two people or an adjudicator settled. */
export const ReleaseAction = z.object({
  member: z.string(),
  /** The commitment's id. */
  commitment: z.string(),
  happened: IsoDate,
  /** Null where none of what shows it is public: it counts, and its words stay on file. */
  text: LocalText.nullable(),
  class: z.enum(ACTION_CLASSES),
  origin: z.enum(ACTION_ORIGINS),
  /** The member contested the class, and an adjudicator answered. */
  contested: z.boolean(),
  evidence: ReleaseEvidence,
});
export type ReleaseAction = z.infer<typeof ReleaseAction>;

/** What the classes mean. */
export const ReleaseCodebook = z.object({
  version: z.string(),
  classes: z.array(z.object({ class: z.enum(ACTION_CLASSES), definition: LocalText, examples: z.array(LocalText) })),
});

/** One search of a public source where a member is silent; which of two reviewers, never who. */
export const ReleaseSearch = z.object({
  member: z.string(),
  commitment: z.string(),
  reviewer: z.int(),
  source: z.string(),
  query: z.string(),
  outcome: z.enum(['found', 'nothing']),
  on: IsoDate,
});
export type ReleaseSearch = z.infer<typeof ReleaseSearch>;

/** How cells were drawn for a second score: `drawn` of `of`, by one draw for each from the hash of seed, nonce and cell. */
export const ReleaseSampling = z.object({
  share: z.string(),
  seed: z.string(),
  nonce: z.string(),
  drawn: z.int(),
  of: z.int(),
});
