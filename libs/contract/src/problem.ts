import { z } from 'zod';

/** What the sentences of a fault are made from, for a client that says them itself. */
export const FaultWords = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of an expression, the part at fault. */
  part: z.string().optional(),
});

/** RFC 9457 problem details. `code` is the refusal's code, for a client to switch on; `facts` are what the sentence was made from. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  /** What is wrong, each with its place: a JSON pointer into the body, the row and column of a table, or the line and character of a text. */
  faults: z
    .array(
      z.object({
        pointer: z.string(),
        message: z.string(),
        cure: z.string().optional(),
        row: z.int().optional(),
        column: z.string().optional(),
        line: z.int().optional(),
        character: z.int().optional(),
        words: FaultWords.optional(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof Problem>;
