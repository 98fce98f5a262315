import type { SecretBox } from '@signatory/proof';
import type { EntityManager } from 'typeorm';
import { HAS_SECOND_FACTOR } from '../has-second-factor.js';
import { hashRecoveryCode, readCode } from './recovery-codes.js';
import { findStep, isAppCode } from './totp.js';

/** The token of the box that secrets of second factors lie in. */
export const SECRETS = Symbol('secrets of second factors');

/** Null in a process that has no key for it: it asks for no codes either. */
export type Secrets = SecretBox | null;

/** What a code was given as. */
export type CodeKind = 'app' | 'recovery';

/**
 * Why a code is not taken; `unknown` where it is none of the recovery codes and there is no app, `sealed` where the key that its secret was sealed with is not that of the
 * installation any more.
 */
export type CodeFault = 'wrong' | 'unknown' | 'used' | 'expired' | 'sealed';

export type Tried = { readonly accepted: CodeKind } | { readonly refused: CodeFault };

/** One after the other of a person, whichever code it is. */
const LOCK = `select ${HAS_SECOND_FACTOR} as "hasFactor" from person p where p.id = $1 for no key update`;

const FIND_APP = `select secret, last_step as "lastStep" from second_factor
  where person_id = $1 and (confirmed_at is not null) = $2`;

/**
 * Tries a code and uses it up, in the caller's transaction: of two that come at once the second waits, and is told that the
 * code was used. Null where the person has no such factor. Recovery codes stand in for passkeys as for the app.
 * @param isConfirmed of one that is in force; else of one that is being set up, which has no recovery codes yet
 */
export async function tryCode(
  tx: EntityManager,
  secrets: Secrets,
  { person, code: typed, at, isConfirmed = true }: { person: string; code: string; at: Date; isConfirmed?: boolean },
): Promise<Tried | null> {
  const [locked] = await tx.query<{ hasFactor: boolean }[]>(LOCK, [person]);
  if (isConfirmed && !locked?.hasFactor) return null;
  const code = readCode(typed);
  const [factor] = await tx.query<{ secret: string; lastStep: string | null }[]>(FIND_APP, [person, isConfirmed]);
  if (isConfirmed && !isAppCode(code))
    return (await tryRecoveryCode(tx, { person, code, at })) ?? { refused: factor ? 'wrong' : 'unknown' };
  // Who has passkeys alone has no app whose code it could be.
  if (!factor) return isConfirmed ? { refused: 'unknown' } : null;
  if (!isAppCode(code)) return { refused: 'wrong' };
  const secret = secrets?.open(factor.secret, person);
  if (!secret) return { refused: 'sealed' };
  const step = findStep(secret, code, at);
  if (step === null) return { refused: 'wrong' };
  if (step === 'expired') return { refused: 'expired' };
  // Not even an earlier one within the window: it may have been seen on its way.
  if (factor.lastStep !== null && step <= Number(factor.lastStep)) return { refused: 'used' };
  await tx.query('update second_factor set last_step = $2 where person_id = $1', [person, step]);
  return { accepted: 'app' };
}

/** Null where it is none of them. */
async function tryRecoveryCode(
  tx: EntityManager,
  { person, code, at }: { person: string; code: string; at: Date },
): Promise<Tried | null> {
  const key = [person, hashRecoveryCode(person, code)];
  const [known] = await tx.query<{ used: boolean }[]>(
    'select used_at is not null as used from recovery_code where person_id = $1 and code_sha256 = $2',
    key,
  );
  if (!known) return null;
  if (known.used) return { refused: 'used' };
  await tx.query('update recovery_code set used_at = $3 where person_id = $1 and code_sha256 = $2', [...key, at]);
  return { accepted: 'recovery' };
}
