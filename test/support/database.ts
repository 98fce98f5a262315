import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { postgresService, type PostgresService } from './services.js';

/** A database of one test file: migrated, empty, gone after `drop`. */
export interface TestDatabase {
  readonly name: string;
  /** Of the tables' owner. */
  readonly ownerUrl: string;
  /** Of the application: what the product's processes get. */
  readonly appUrl: string;
  /** Above everything; for looking at what no login of the product may see. */
  readonly superuserUrl: string;
  drop(): Promise<void>;
}

/**
 * Makes a copy of the migrated template, or of another database that nobody is connected to; `template0` has no table. On the
 * server of the run unless another is given.
 */
export async function createDatabase({
  template = 'signatory_template',
  server = postgresService(),
}: { readonly template?: string; readonly server?: PostgresService } = {}): Promise<TestDatabase> {
  const { superuserUrl, ownerUrl, appUrl } = server;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(`create database ${name} owner signatory_owner template ${template} strategy file_copy`);
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect, temporary on database ${name} to signatory_app`);
  });
  const inside = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    name,
    ownerUrl: inside(ownerUrl),
    appUrl: inside(appUrl),
    superuserUrl: inside(superuserUrl),
    drop: () => asSuperuser(superuserUrl, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

async function asSuperuser(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({
    connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href,
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
