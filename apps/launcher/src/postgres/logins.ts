import pg from 'pg';
import type { Cluster, Login } from './cluster.js';

/** Name of the product's database in the embedded server. */
export const DATABASE = 'signatory';

/** The owner's login makes tables, the application's only uses them: row-level security holds it. */
const LOGINS: readonly Exclude<Login, 'postgres'>[] = ['signatory_owner', 'signatory_app'];

/** Makes both logins and the database when missing, and gives the logins the passwords in the folder. Safe to repeat. True when it made the database. */
export async function ensureLogins(cluster: Pick<Cluster, 'url'>, database = DATABASE): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.url('postgres', 'postgres') });
  await client.connect();
  try {
    for (const login of LOGINS) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login]);
      const password = pg.escapeLiteral(new URL(cluster.url(login, database)).password);
      const traits = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
      await client.query(`${rowCount ? 'alter' : 'create'} role ${login} ${traits} password ${password}`);
    }
    return await ensureDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** Makes a database owned by the owner's login; the application may connect and use temporary tables, nobody else anything. */
async function ensureDatabase(client: pg.Client, database: string): Promise<boolean> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) await client.query(`create database ${name} owner signatory_owner template template0`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect, temporary on database ${name} to signatory_app`);
  return !rowCount;
}

/** Removes a database with everything in it. */
export async function dropDatabase(cluster: Pick<Cluster, 'url'>, database = DATABASE): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url('postgres', 'postgres') });
  await client.connect();
  try {
    await client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`);
  } finally {
    await client.end();
  }
}
