import type { EntityManager } from 'typeorm';
import { HAS_SECOND_FACTOR } from '../has-second-factor.js';
import { lockPerson } from '../lock-person.js';
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

const READ = `select ${HAS_SECOND_FACTOR} as "hasFactor",
    exists (select from recovery_code c where c.person_id = p.id and c.used_at is null) as "hasCodes"
  from person p where p.id = $1`;

/** What a person has before a factor is added, which no other changes until the transaction ends. */
export async function readFactors(
  tx: EntityManager,
  person: string,
): Promise<{ readonly hasFactor: boolean; readonly hasCodes: boolean }> {
  await lockPerson(tx, person);
  const [found] = await tx.query<{ hasFactor: boolean; hasCodes: boolean }[]>(READ, [person]);
  return found ?? { hasFactor: false, hasCodes: false };
}

/** Where the last factor was taken away nothing is left that codes could stand in for. */
export async function endRecoveryCodes(tx: EntityManager, person: string): Promise<void> {
  await tx.query(
    `delete from recovery_code c using person p where c.person_id = p.id and p.id = $1 and not ${HAS_SECOND_FACTOR}`,
    [person],
  );
}
