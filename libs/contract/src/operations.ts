import { z } from 'zod';

/** Whether work gets done at all. */
export const WorkView = z.object({
  /** A worker has ended a job within the last minute. */
  atWork: z.boolean(),
  /** Since the oldest job was asked for that is neither done nor given up; 0 where there is none. */
  waitingSeconds: z.int(),
});
export type WorkView = z.infer<typeof WorkView>;
