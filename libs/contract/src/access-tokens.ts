import { ROLES, TOKEN_ACCESS } from '@signatory/domain';
import { z } from 'zod';

/** Letters of an access token's name. */
export const MOST_IN_TOKEN_NAME = 60;
/** For so many days a token holds at the most. */
export const MOST_TOKEN_DAYS = 366;

export const AccessTokenView = z.object({
  id: z.string(),
  /** Which program it is for, in the person's words. */
  name: z.string(),
  /** Those of the person's that it carries, as far as they are held then. */
  roles: z.array(z.enum(ROLES)),
  access: z.enum(TOKEN_ACCESS),
  since: z.string(),
  expires: z.string(),
  /** To within five minutes; null before the first time. */
  lastUsed: z.string().nullable(),
});
export type AccessTokenView = z.infer<typeof AccessTokenView>;

export const AccessTokensView = z.object({
  tokens: z.array(AccessTokenView),
  /** What shows who makes one: the password, or for who has none a sign-in of a few minutes ago. */
  proof: z.enum(['password', 'sign-in']),
});
export type AccessTokensView = z.infer<typeof AccessTokensView>;

export const MakeAccessToken = z.strictObject({
  name: z.string().trim().min(1).max(MOST_IN_TOKEN_NAME),
  /** Held by the person now. */
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
  access: z.enum(TOKEN_ACCESS),
  /** For how many days from now. */
  days: z.int().min(1).max(MOST_TOKEN_DAYS),
  /** Of who has one. */
  password: z.string().min(1).max(200).optional(),
});
export type MakeAccessToken = z.infer<typeof MakeAccessToken>;

/** Told once. */
export const MadeAccessToken = AccessTokenView.extend({
  /** `sgt_` and 43 letters of base64url: what the program sends as `Authorization: Bearer`. */
  token: z.string(),
});
export type MadeAccessToken = z.infer<typeof MadeAccessToken>;
