import pg from 'pg';
import { Redis } from 'ioredis';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { createRedisUrl, currentQueueBackend } from '../support/queue-backend.js';

/** Rows of a query, over a connection of its own. */
async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the services of a test run', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });

  afterAll(() => database.drop());

  it('give each test file a migrated database of its own', async () => {
    const other = await createDatabase();
    expect(await ask(other.ownerUrl, `select 1 as ran from schema_migration limit 1`)).toHaveLength(1);
    await ask(other.ownerUrl, 'create table only_here (n int)');
    await expect(ask(database.ownerUrl, 'select * from only_here')).rejects.toMatchObject({ code: '42P01' });
    await other.drop();
  });

  it('give the application a login that owns nothing and that row-level security holds', async () => {
    const [role] = await ask<{ rolsuper: boolean; rolbypassrls: boolean }>(
      database.appUrl,
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
    await expect(ask(database.appUrl, 'create table mine (n int)')).rejects.toMatchObject({ code: '42501' });
  });

  it('sort text by code point, whatever the machine', async () => {
    const rows = await ask<{ word: string }>(
      database.appUrl,
      `select word from (values ('b'), ('B'), ('ä'), ('a')) as v(word) order by word`,
    );
    expect(rows.map(({ word }) => word)).toEqual(['B', 'a', 'b', 'ä']);
  });

  it('give an empty Redis on the Redis backend, and none on the other', async () => {
    const url = await createRedisUrl();
    expect(url === undefined).toBe(currentQueueBackend() === 'postgres');
    if (!url) return;
    const redis = new Redis(url);
    expect(await redis.dbsize()).toBe(0);
    redis.disconnect();
  });
});
