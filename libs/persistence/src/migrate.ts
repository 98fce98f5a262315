import pg from 'pg';
import { faultsOfApplicationRole, readRole, RoleError } from './application-role.js';
import { createDataSource } from './data-source.js';
import { GRANTS } from './grants.js';

export interface Migration {
  /** The owner's login: `DATABASE_OWNER_URL`. */
  readonly ownerUrl: string;
  /** The name of the application's role: the user of `DATABASE_URL`. */
  readonly appRole: string;
}

/** Two migrations at once would run the same one twice; the second waits here. */
const LOCK = 0x5349474e;

/**
 * Brings the schema up to date and grants the application's role what it needs, no more. Safe to repeat.
 * @returns the migrations that ran
 * @throws RoleError when the roles are unfit, before anything is changed
 */
export async function migrate({ ownerUrl, appRole }: Migration): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  const dataSource = createDataSource({ url: ownerUrl, max: 2, applicationName: 'signatory-migrate' });
  try {
    await refuseUnfitRoles(client, appRole);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await dataSource.initialize();
    const ran = await dataSource.runMigrations({ transaction: 'all' });
    await grant(client, appRole);
    return ran.map(({ name }) => name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await client.end();
  }
}

async function refuseUnfitRoles(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query<{ owner: string; creates: boolean }>(
    `select current_user::text as owner, has_schema_privilege('public', 'create') as creates`,
  );
  const { owner = '', creates = false } = rows[0] ?? {};
  const role = await readRole(client, appRole);
  const faults = [
    ...(creates
      ? []
      : [`${owner} may not create tables in the schema public. Cure: make it the owner of the database.`]),
    ...(owner === appRole
      ? [`The owner and the application are the same role, ${owner}. Cure: give DATABASE_URL a role of its own.`]
      : []),
    ...(role
      ? []
      : [`There is no role ${appRole}. Cure: create role ${pg.escapeIdentifier(appRole)} login password '…'`]),
    ...(role && owner !== appRole ? faultsOfApplicationRole(role) : []),
  ];
  if (faults.length > 0) throw new RoleError(faults);
}

async function grant(client: pg.Client, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  const statements = [
    'begin',
    `revoke all on all tables in schema public from ${role}, public`,
    'revoke create on schema public from public',
    `grant usage on schema public to ${role}`,
    ...Object.entries(GRANTS).map(([table, privileges]) => `grant ${privileges} on ${table} to ${role}`),
    `grant execute on function open_observation_partition(uuid) to ${role}`,
    `grant execute on function opinions_given(uuid) to ${role}`,
    'commit',
  ];
  await client.query(statements.join(';\n'));
}
