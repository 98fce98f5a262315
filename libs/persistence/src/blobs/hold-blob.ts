import type { EntityManager } from 'typeorm';

/** Keeps a stored file from being swept, or cited, by somebody else until the transaction ends. */
export async function holdBlob(tx: EntityManager, key: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`file ${key}`]);
}
