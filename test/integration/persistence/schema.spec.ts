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

const POLICIES = `select concat_ws(' ', tablename, policyname, qual, with_check) as name from pg_policies
  where schemaname = 'public' order by 1`;

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

  it('asks in every policy for a member by its key, and so again after it is taken back', async () => {
    const BY_KEY = /member_code IN \(\s*SELECT unnest/;
    const inTurn = (policies: readonly string[]): string[] => policies.filter((each) => /member_code = ANY/.test(each));
    const now = await column(POLICIES);
    expect(inTurn(now)).toEqual([]);
    expect(now.filter((each) => BY_KEY.test(each)).length).toBeGreaterThan(80);
    const [migration] = owner.migrations.filter(({ name }) => name === 'MembersByKey1795491000000');
    const runner = owner.createQueryRunner();
    const asked = async (): Promise<string[]> =>
      ((await runner.query(POLICIES)) as { readonly name: string }[]).map(({ name }) => name);
    await runner.startTransaction();
    try {
      await migration?.down(runner);
      const then = await asked();
      expect(inTurn(then)).toHaveLength(now.filter((each) => BY_KEY.test(each)).length);
      expect(then.filter((each) => BY_KEY.test(each))).toEqual([]);
      await migration?.up(runner);
      expect(await asked()).toEqual(now);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
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
