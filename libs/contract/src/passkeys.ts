import { z } from 'zod';

/** Bytes as WebAuthn writes them in JSON: base64url without padding. */
const Bytes = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/);

/** By which ways a device says that it is reached; browsers make new ones. */
const Transports = z.array(z.string().max(40)).max(10);

/** Letters of a passkey's name. */
export const MOST_IN_PASSKEY_NAME = 60;

/** Which of the person's passkeys it is, in their words. */
const PasskeyName = z.string().trim().min(1).max(MOST_IN_PASSKEY_NAME);

export const PasskeyView = z.object({
  id: z.string(),
  name: z.string(),
  since: z.string(),
  /** Null before the first time. */
  lastUsed: z.string().nullable(),
});
export type PasskeyView = z.infer<typeof PasskeyView>;

/** What is told once of a new one. */
export const AddedPasskey = PasskeyView.extend({
  /** Ten, where the account had none that is left: each stands in for a second factor one time. Else empty. */
  recoveryCodes: z.array(z.string()),
});
export type AddedPasskey = z.infer<typeof AddedPasskey>;

export const PasskeysView = z.object({
  passkeys: z.array(PasskeyView),
  /** What shows who adds one: the password, or for who has none a sign-in of a few minutes ago. */
  proof: z.enum(['password', 'sign-in']),
});
export type PasskeysView = z.infer<typeof PasskeysView>;

const Known = z.object({ type: z.literal('public-key'), id: Bytes, transports: Transports });

/** What a browser makes a passkey of: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
export const PasskeyCreation = z.object({
  challenge: Bytes,
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: Bytes, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  /** In milliseconds. */
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  /** Those that the person has. */
  excludeCredentials: z.array(Known),
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;

/** What a browser asks a passkey: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn. */
export const PasskeyRequest = z.object({
  challenge: Bytes,
  rpId: z.string(),
  /** In milliseconds. */
  timeout: z.int(),
  userVerification: z.literal('required'),
  /** Empty at the sign-in: the device knows whose it has. */
  allowCredentials: z.array(Known),
});
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

/** What a browser answers; what it says beside this is not read. */
const Credential = { id: Bytes, rawId: Bytes, type: z.literal('public-key') };

/** `RegistrationResponseJSON` of WebAuthn. */
const NewPasskey = z.object({
  ...Credential,
  response: z.object({ clientDataJSON: Bytes, attestationObject: Bytes, transports: Transports.optional() }),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** `AuthenticationResponseJSON` of WebAuthn. */
const PasskeyAnswer = z.object({
  ...Credential,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    /** The person's id as the device keeps it. */
    userHandle: Bytes.nullish(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

export const NamePasskey = z.strictObject({ name: PasskeyName });
export type NamePasskey = z.infer<typeof NamePasskey>;

export const AddPasskey = z.strictObject({ name: PasskeyName, credential: NewPasskey });
export type AddPasskey = z.infer<typeof AddPasskey>;

export const StepUpByPasskey = z.strictObject({ credential: PasskeyAnswer });
export type StepUpByPasskey = z.infer<typeof StepUpByPasskey>;

export const SignInByPasskey = z.strictObject({
  credential: PasskeyAnswer,
  /** Whose it has to be, where somebody's is asked for. */
  email: z.string().trim().min(3).max(254).optional(),
});
export type SignInByPasskey = z.infer<typeof SignInByPasskey>;
