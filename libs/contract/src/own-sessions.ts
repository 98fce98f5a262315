import { z } from 'zod';

/** Where the reader is signed in. */
export const OwnSessionView = z.object({
  /** Of the session, not its token. */
  id: z.string(),
  /** When it began. */
  since: z.string(),
  /** To within five minutes. */
  lastSeen: z.string(),
  /** The network that it began from (`192.0.2.0/24`), never a whole address; null where it was not told. */
  address: z.string().nullable(),
  /** The kind of browser and system, or the name of the program, without versions; null where it was not told. */
  agent: z.string().nullable(),
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
});
export type OwnSessionView = z.infer<typeof OwnSessionView>;

export const OwnSessionsView = z.object({ sessions: z.array(OwnSessionView) });
export type OwnSessionsView = z.infer<typeof OwnSessionsView>;
