import { z } from 'zod';
import { LocalText } from './text.js';

/** What a release says of its own judgement. Absent in releases from before it was printed, and where nothing was judged here. */

/** Printed with two decimals. Null: not defined, for one class only was used. */
const Coefficient = z.object({ value: z.string().nullable(), interval: z.tuple([z.string(), z.string()]).nullable() });

const AgreedOf = z.object({ agreed: z.int(), of: z.int() });

/** How far two reviewers agreed before they saw each other's score. */
export const ReleaseAgreement = AgreedOf.extend({
  commitments: z.array(AgreedOf.extend({ commitment: z.string() })),
  /** Coefficients are printed from so many cells on. */
  from: z.int(),
  /** Of the intervals: 32 hexadecimal digits, and how many draws. */
  seed: z.string(),
  draws: z.int(),
  /** Krippendorff's alpha, ordinal; null under the least number of cells. */
  alpha: Coefficient.nullable(),
  /** Cohen's kappa, linear weights, of each pair of reviewers that scored enough cells together; without their names. */
  pairs: z.array(AgreedOf.extend({ kappa: Coefficient })),
  /** Blind scores, one by one, that are what the guideline proposed. */
  proposal: AgreedOf,
});
export type ReleaseAgreement = z.infer<typeof ReleaseAgreement>;

/** What the re-scoring ranges beside the ranks were drawn from. */
export const ReleaseRescoring = z.object({ differing: z.int(), of: z.int(), seed: z.string(), draws: z.int() });

const Change = z.object({
  /** Cells scored in both, of those asked now. */
  comparable: z.int(),
  of: z.int(),
  /** Of the comparable cells alone; null where there are none. */
  averages: z.object({ before: z.string(), now: z.string(), change: z.string() }).nullable(),
  /** False: two points and no line. */
  line: z.boolean(),
});

const Value = z.literal([-1, 0, 1]);

/** How many of the cells asked an average covers; absent in releases from before it was kept. */
const covered = { scored: z.int().optional(), applicable: z.int().optional() };

/** Where members stood in an earlier release: its own averages, and whether a line joins each to the release before it. */
const ReleasePoint = z.object({
  cycle: z.string(),
  title: LocalText,
  phase: z.enum(['interim', 'final']),
  /** The end of its window. */
  until: z.string().nullable(),
  number: z.int(),
  sha256: z.string(),
  average: z.string().nullable(),
  ...covered,
  line: z.boolean(),
  members: z.array(z.object({ member: z.string(), average: z.string().nullable(), ...covered, line: z.boolean() })),
});
export type ReleasePoint = z.infer<typeof ReleasePoint>;

/** What changed since the release before, over comparable cells only. */
export const ReleaseChange = Change.extend({
  since: z.object({
    cycle: z.string(),
    title: LocalText,
    phase: z.enum(['interim', 'final']),
    number: z.int(),
    issued: z.string().nullable(),
    sha256: z.string(),
  }),
  /** The share of comparable cells under which no line is drawn. */
  from: z.string(),
  /** Every release before of the plan that stands, the oldest first, the one compared with last; absent in releases from before it was kept. */
  series: z.array(ReleasePoint).optional(),
  members: z.array(Change.extend({ member: z.string() })),
  commitments: z.array(Change.extend({ commitment: z.string() })),
  /** Comparable cells whose score is another one now. */
  cells: z.array(z.object({ member: z.string(), commitment: z.string(), before: Value, now: Value })),
  /** Every comparable cell, as it was scored before; absent in releases from before it was kept. */
  compared: z.array(z.object({ member: z.string(), commitment: z.string(), before: Value })).optional(),
  joined: z.array(z.string()),
  left: z.array(z.object({ code: z.string(), name: LocalText })),
  /** Where the series of scores breaks: printed codes of the older and of the newer version. */
  breaks: z.array(
    z.object({
      kind: z.enum(['split', 'merged', 'new', 'dropped', 'redefined']),
      from: z.array(z.string()),
      to: z.array(z.string()),
    }),
  ),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;

/** Agreement in a cycle as it stands now; null while no cell has two blind scores. */
export const AgreementView = z.object({ cycle: z.string(), agreement: ReleaseAgreement.nullable() });
export type AgreementView = z.infer<typeof AgreementView>;
