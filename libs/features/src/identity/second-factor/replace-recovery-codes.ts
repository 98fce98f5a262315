import type { EntityManager } from 'typeorm';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.js';

/** New codes in the place of all that there were. Answers them, which are stored nowhere. */
export async function replaceRecoveryCodes(tx: EntityManager, person: string): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await tx.query('delete from recovery_code where person_id = $1', [person]);
  await tx.query('insert into recovery_code (person_id, code_sha256) select $1, unnest($2::text[])', [
    person,
    codes.map((code) => hashRecoveryCode(person, code)),
  ]);
  return codes;
}
