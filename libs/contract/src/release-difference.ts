import { z } from 'zod';
import { ErratumLine } from './release-erratum.js';
import { LocalText } from './text.js';

/** Which release another one is compared with: its id. */
export const ComparedRelease = z.strictObject({ since: z.uuid() });

/** What two releases of a cycle print otherwise. */
export const ReleaseDifference = z.object({
  /** The numbers of both. */
  since: z.int(),
  number: z.int(),
  /** How many figures differ; the first of them are listed. */
  count: z.int(),
  lines: z.array(
    ErratumLine.pick({ kind: true, before: true, now: true }).extend({
      member: LocalText.nullable(),
      /** The printed codes of commitment, pillar, indicator and cell, as far as the figure has them. */
      place: z.array(z.string()),
      /** Of an answer, what its indicator calls its codes. */
      codes: z.array(z.object({ code: z.string(), label: LocalText })).optional(),
    }),
  ),
});
export type ReleaseDifference = z.infer<typeof ReleaseDifference>;
