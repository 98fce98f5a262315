import { z } from 'zod';
import { CodeText } from './session.js';

export const GiveCode = z.strictObject({ code: CodeText });
export type GiveCode = z.infer<typeof GiveCode>;

export const ChangeSecondFactor = z.strictObject({
  /** Not needed of who has passkeys: the second factor given lately stands for it. */
  code: CodeText.optional(),
});
export type ChangeSecondFactor = z.infer<typeof ChangeSecondFactor>;

export const SecondFactorView = z.object({
  /** Since when codes of an app are taken; null where none are. */
  since: z.string().nullable(),
  /** How many are left, of the account: they stand in for the app and for passkeys. */
  recoveryCodes: z.int(),
  /** How many stand beside the app, or in its place. */
  passkeys: z.int(),
  /** A role of the person asks for one. */
  required: z.boolean(),
  /** What shows who sets one up: the password, or for who has none a sign-in of a few minutes ago. */
  proof: z.enum(['password', 'sign-in']),
});
export type SecondFactorView = z.infer<typeof SecondFactorView>;

export const EnrolSecondFactor = z.strictObject({
  /** Of who has one. */
  password: z.string().min(1).max(200).optional(),
});
export type EnrolSecondFactor = z.infer<typeof EnrolSecondFactor>;

/** Told once. */
export const NewSecondFactor = z.object({
  /** In base32, for who types it. */
  secret: z.string(),
  /** `otpauth://totp/…`, for who has the app on the same device. */
  address: z.string(),
  /** The same address as a QR code: its width in modules, and its dark ones as the path of a drawing of that width. */
  qr: z.object({ width: z.int(), path: z.string() }),
});
export type NewSecondFactor = z.infer<typeof NewSecondFactor>;

/** Told once: each stands in for a second factor one time. Empty of an app that is set up beside those that stand. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
