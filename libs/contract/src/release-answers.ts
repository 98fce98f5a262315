import { z } from 'zod';

const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An item of a closed list that a member named, with its day where it gave one. */
const AnsweredItem = z.object({ key: z.string(), date: IsoDate.optional() });

/**
 * The approved answer of a member where it is neither a figure nor text: yes or no, the code of a choice, a day, or items of
 * a closed list (none of them is an answer, too). `value` is null unless the status is `normal`; `withheld`: calculated from
 * what is not shown.
 */
export const ReleaseAnswer = z.object({
  member: z.string(),
  /** The indicator's code. */
  indicator: z.string(),
  value: z.union([z.boolean(), z.string(), z.array(AnsweredItem), z.null()]),
  status: z.enum(['normal', 'missing', 'not-applicable', 'confidential', 'withheld']),
  illustrative: z.boolean(),
});
export type ReleaseAnswer = z.infer<typeof ReleaseAnswer>;
