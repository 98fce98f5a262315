import { ROLES } from '@signatory/domain';
import { z } from 'zod';

/** `missing` where a role of the person asks for one: nothing else is open before it is there. */
const SECOND_FACTOR_STATES = ['off', 'on', 'missing'] as const;

/** Of the app, or a recovery code, as people type it: with spaces or dashes too. */
export const CodeText = z.string().trim().min(1).max(40);

export const SignIn = z.strictObject({
  email: z.string().trim().min(3).max(254),
  password: z.string().min(1).max(200),
  /** Of the second factor, where the account has one. */
  code: CodeText.optional(),
});
export type SignIn = z.infer<typeof SignIn>;

export const GrantView = z.object({
  role: z.enum(ROLES),
  plan: z.string(),
  cycle: z.string().nullable(),
  members: z.array(z.string()),
  pillars: z.array(z.string()),
  until: z.string().nullable(),
});

export const SessionView = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), nationality: z.string().nullable() }),
  grants: z.array(GrantView),
  expires: z.string(),
  secondFactor: z.enum(SECOND_FACTOR_STATES),
  /** What this installation takes, so that nobody sends in vain: bytes of one file of evidence. */
  limits: z.object({ evidenceBytes: z.int() }),
});
export type SessionView = z.infer<typeof SessionView>;
