import { CORRECTION_GROUNDS } from '@signatory/domain';
import { z } from 'zod';

const IsoInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);

/** What a row of an erratum is of: a figure or an answer, what a member tells in its own words, or the words of a chapter. */
export const ERRATUM_KINDS = [
  'score',
  'figure',
  'answer',
  'report',
  'member-average',
  'member-rank',
  'commitment-average',
  'pillar-average',
  'overall-average',
  'narrative',
  'chapter',
] as const;
export type ErratumKind = (typeof ERRATUM_KINDS)[number];

/** A figure that moved, or a chapter or narrative that reads otherwise. */
export const ErratumLine = z.object({
  kind: z.enum(ERRATUM_KINDS),
  member: z.string().nullable(),
  /** The commitment's id. */
  commitment: z.string().nullable(),
  pillar: z.string().nullable(),
  /** The indicator's code, and the cell: `total` or `dimension.code`. */
  indicator: z.string().nullable(),
  cell: z.string().nullable(),
  /** As it was printed; `c` for what is withheld, a dash for what was not there; of words, from where the two first differ. */
  before: z.string(),
  now: z.string(),
  /** `named`: the case names it; `follows`: it is computed from what the case names. */
  cause: z.enum(['named', 'follows']),
  /** Why this figure moved, in the words of who settled it; null where the ground of the whole says it. */
  reason: z.string().nullable(),
  /** Of the reason; absent where nobody said, and in releases from before it was kept. */
  language: z.string().optional(),
  /** When it was settled anew. */
  at: IsoInstant,
});
export type ErratumLine = z.infer<typeof ErratumLine>;

/** What a release corrects of an earlier one; absent in a release that corrects none. */
export const ReleaseErratum = z.object({
  corrects: z.object({ number: z.int(), issued: IsoInstant.nullable(), sha256: z.string() }),
  ground: z.enum(CORRECTION_GROUNDS),
  text: z.string(),
  /** Of the text; absent where nobody said, and in releases from before it was kept. */
  language: z.string().optional(),
  opened: IsoInstant,
  lines: z.array(ErratumLine),
});
export type ReleaseErratum = z.infer<typeof ReleaseErratum>;
