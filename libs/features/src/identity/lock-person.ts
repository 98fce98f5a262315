import type { EntityManager } from 'typeorm';

/**
 * What changes the second factors of a person goes one after the other, whichever they are: what is read after this is as the one before
 * left it. Comes before any session of the person is written, so that no two wait for each other.
 */
export async function lockPerson(tx: EntityManager, person: string): Promise<void> {
  await tx.query('select from person where id = $1 for no key update', [person]);
}
