import { DEFAULT_SCHEMA, runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_NAMES } from './jobs.js';

/**
 * Brings BullMQ's schema up to date and lets the application's role use it; as the owner, after `migrate`. Safe to repeat.
 * It is made on every installation, so that `REDIS_URL` can be set or removed later without another migration.
 */
export async function migrateQueue(ownerUrl: string, appRole: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await runMigrations(client);
    const role = pg.escapeIdentifier(appRole);
    const schema = pg.escapeIdentifier(DEFAULT_SCHEMA);
    // BullMQ would make a queue's sequence at its first job, and the application's role may create nothing.
    for (const queue of QUEUE_NAMES) {
      const { rows } = await client.query<{ name: string }>(`select ${schema}.job_id_seq_name($1) as name`, [queue]);
      await client.query(`create sequence if not exists ${schema}.${pg.escapeIdentifier(rows[0]?.name ?? '')}`);
    }
    await client.query(`
      grant usage on schema ${schema} to ${role};
      grant select, insert, update, delete on all tables in schema ${schema} to ${role};
      grant usage, select on all sequences in schema ${schema} to ${role};
      grant execute on all functions in schema ${schema} to ${role};
      do $$ begin execute format('grant connect, temporary on database %I to ${role}', current_database()); end $$`);
  } finally {
    await client.end();
  }
}
