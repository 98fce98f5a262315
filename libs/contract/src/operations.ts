import { z } from 'zod';

/** A job that was given up: a person must look. */
export const FailedJobView = z.object({
  id: z.uuid(),
  /** `mail.send` */
  name: z.string(),
  /** The cycle's code; null for a job of the whole installation. */
  cycle: z.string().nullable(),
  member: z.string().nullable(),
  requestedAt: z.string(),
  /** As it was thrown, for operators. */
  cause: z.string(),
});
export type FailedJobView = z.infer<typeof FailedJobView>;
