import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let test: TestDatabase;
let owner: DataSource;
let superuser: pg.Client;

beforeAll(async () => {
  test = await createDatabase();
  owner = await createDataSource({ url: test.ownerUrl, max: 1 }).initialize();
  superuser = new pg.Client({ connectionString: test.superuserUrl });
  await superuser.connect();
});

afterAll(async () => {
  await owner.destroy();
  await superuser.end();
  await test.drop();
});

const column = async (sql: string): Promise<string[]> =>
  (await superuser.query<{ name: string }>(sql)).rows.map(({ name }) => name);

/** The quoted words of an SQL expression; PostgreSQL quotes negative numbers, we do not. */
const wordsOf = (sql: string): string[] =>
  [...sql.matchAll(/'([^']*)'/g)]
    .map(([, word = '']) => word)
    .filter((word) => !/^-\d+$/.test(word))
    .sort();

describe('the schema', () => {
  it('is what the entities say', async () => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('checks the same words as the entities, word for word', async () => {
    const { rows } = await superuser.query<{ name: string; definition: string }>(
      `select conrelid::regclass || '.' || conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    const written = new Map(rows.map(({ name, definition }) => [name, wordsOf(definition)]));
    for (const { tableName, checks } of owner.entityMetadatas)
      for (const { name, expression } of checks)
        expect([name, written.get(`${tableName}.${name}`)]).toEqual([name, wordsOf(expression)]);
  });

  it('holds every table with member_code by forced row-level security, but for the outbox', async () => {
    expect(
      await column(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
         where a.attname = 'member_code' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
           and not (c.relrowsecurity and c.relforcerowsecurity)`,
      ),
    ).toEqual(['outbox']);
  });

  it('compares every member_code bytewise and has it in the primary key', async () => {
    expect(
      await column(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
           join pg_collation l on l.oid = a.attcollation
           left join pg_index i on i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)
         where a.attname = 'member_code' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
           and (l.collname <> 'C' or i.indexrelid is null)`,
      ),
    ).toEqual(['outbox']);
  });

  it('has no view that sees past the policies', async () => {
    expect(
      await column(
        `select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
           and not coalesce('security_invoker=true' = any (reloptions), false)`,
      ),
    ).toEqual([]);
  });

  it('opens every table to the application, and none of the append-only ones to change', async () => {
    const tables = owner.entityMetadatas.map(({ tableName }) => tableName).sort();
    expect(
      await column(
        `select table_name as name from information_schema.role_table_grants
         where grantee = 'signatory_app' and privilege_type = 'SELECT' and table_schema = 'public' order by 1`,
      ),
    ).toEqual(tables);
    const changed = await column(
      `select distinct table_name as name from information_schema.role_table_grants
       where grantee = 'signatory_app' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and table_schema = 'public'`,
    );
    for (const appended of [
      'audit_event',
      'entry_version',
      'entry_review_event',
      'score_opinion',
      'score_change',
      'score_reply',
      'action_evidence',
      'action_class',
      'action_change',
      'desk_search',
      'extension',
    ])
      expect(changed).not.toContain(appended);
  });
});
