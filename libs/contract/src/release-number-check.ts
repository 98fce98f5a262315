import { z } from 'zod';
import { LocalText } from './text.js';

/** Words beside a release's scores that say another result than its tables have: asked about, and never refused. */
export const ReleaseNumberCheck = z.object({
  /** How many there are; the first of them are listed. */
  count: z.int(),
  items: z.array(
    z.object({
      /** What says it: of a score its reason or rationale, what a member did, its reply, what that was answered, or what it tells beside an answer. */
      kind: z.enum(['reason', 'rationale', 'action', 'reply', 'answer', 'narrative']),
      /** Whose text it is, and the printed code of the commitment that it is about. */
      member: LocalText,
      commitment: z.string(),
      /** The figure as it is written. */
      text: z.string(),
      /** What the tables have: the score of that cell, or the average of whom the words name. */
      printed: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('score'), value: z.literal([-1, 0, 1]) }),
        z.object({
          kind: z.literal('average'),
          of: LocalText,
          /** `+0.28`; null where nothing was scored. */
          average: z.string().nullable(),
          percent: z.int().nullable(),
        }),
      ]),
    }),
  ),
});
export type ReleaseNumberCheck = z.infer<typeof ReleaseNumberCheck>;
