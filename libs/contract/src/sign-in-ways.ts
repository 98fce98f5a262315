import { z } from 'zod';

/** How one may sign in beside a password. */
export const SignInWays = z.object({
  /** What the button of the identity provider says; null where there is none. */
  provider: z.string().nullable(),
  /**
   * The origin at which passkeys are made and used (`https://scorecards.example.org`); null where the installation is at none
   * that they can belong to: a number, or plain http of another machine.
   */
  passkeys: z.string().nullable(),
  /** Whom those ask who cannot sign in, as an address to go to (`mailto:` or `https:`); null where nobody was named. */
  help: z.string().nullable(),
});
export type SignInWays = z.infer<typeof SignInWays>;
