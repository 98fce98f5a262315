import { z } from 'zod';

/** By which identity providers a person signs in here. */
export const IdentitiesView = z.object({
  linked: z.array(
    z.object({
      /** The provider's address. */
      issuer: z.string(),
      since: z.string(),
    }),
  ),
  /** There is a way in beside them. */
  hasPassword: z.boolean(),
});
export type IdentitiesView = z.infer<typeof IdentitiesView>;

/** The password shows that there is another way in, and that it is known. */
export const UnlinkIdentity = z.strictObject({
  issuer: z.string().min(1).max(2_000),
  password: z.string().min(1).max(200),
});
export type UnlinkIdentity = z.infer<typeof UnlinkIdentity>;
