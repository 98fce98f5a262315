import pg from 'pg';
import { Database, NOBODY, type Reach } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { fillTables } from '../../support/fill-tables.js';

const CYCLE = '0190b6a0-0000-7000-8000-000000000001';
const ABSENT = '0190b6a0-0000-7000-8000-000000000002';
const BENEATH = `
insert into person (email, name) values ('ada@example.org', 'Ada');
insert into person (id, email, name) values ('${ABSENT}', 'grace@example.org', 'Grace');
insert into plan (id) values ('p');
insert into plan_version (plan_id, n, body, sha256) values ('p', 1, '{}', 'x'), ('p', 2, '{}', 'y');
insert into item_map (plan_id, item, from_version, from_id, to_version, to_id, kind, decided_by)
  values ('p', 'indicator', 1, 'a', 2, 'b', 'renamed', 'x');
insert into cycle (id, code, plan_id, plan_version, series, phase, title) values ('${CYCLE}', 'c', 'p', 1, 's', 'interim', '{}');
select open_observation_partition('${CYCLE}')`;
/** What the checks of some tables ask of their row. */
const ASKED = {
  import_fault: { words: '{"code": "file.empty", "values": {}}' },
  observation: { obs_status: 'normal', value: 7 },
  notice: { from_at: '2026-02-28T12:00:00Z', until_at: '2026-02-28T13:00:00Z' },
  justification: { text: 'x'.repeat(40) },
  release_copy: { person_id: ABSENT },
  stand_in: { absent_id: ABSENT, until_at: '2026-02-28T12:00:00Z' },
};

/** Jobs name the member whose reach they take; nobody reads them by the member. */
const WITHOUT_POLICY = ['outbox'];
/** Members negotiate one text and read each other's words, as the API says who. */
const READ_BY_ALL = ['plan_comment'];

/** Codes that are not Canada's, though some are like it. */
const NEAR = ['FR', 'C', 'CAN', 'ca'];
const OTHERS: readonly (readonly [who: string, reach: Reach])[] = [
  ['nobody', NOBODY],
  [
    'whoever acts for other members, whatever they may do there',
    { actor: ABSENT, reads: NEAR, writes: NEAR, reviews: NEAR },
  ],
];

describe('every table of members’ rows', () => {
  let test: TestDatabase;
  let database: Database;
  const rows = new Map<string, unknown>();

  beforeAll(async () => {
    test = await createDatabase();
    const superuser = new pg.Client({ connectionString: test.superuserUrl });
    await superuser.connect();
    try {
      await superuser.query(BENEATH);
      await fillTables(superuser, ASKED, { cycle_id: CYCLE });
      const { rows: tables } = await superuser.query<{ name: string }>(`
        select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'member_code'
        where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`);
      for (const { name } of tables) {
        const { rows: found } = await superuser.query<{ row: unknown }>(
          `select to_jsonb(t) as row from ${name} t limit 1`,
        );
        if (!WITHOUT_POLICY.includes(name)) rows.set(name, found[0]?.row);
      }
    } finally {
      await superuser.end();
    }
    database = await Database.open({ url: test.appUrl, max: 2 });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('has a row here that is Canada’s', () => {
    expect(rows.size).toBeGreaterThan(40);
    for (const [table, row] of rows)
      expect([table, row]).toEqual([table, expect.objectContaining({ member_code: 'CA' })]);
  });

  it.each(OTHERS)('shows none to %s', async (_, reach) => {
    const shown: string[] = [];
    for (const table of rows.keys())
      if ((await database.readAs(reach, `select 1 from ${table}`)).length > 0) shown.push(table);
    expect(shown).toEqual(READ_BY_ALL);
  });

  it.each(OTHERS)('takes none from %s', async (_, reach) => {
    const taken: string[] = [];
    for (const [table, row] of rows) {
      const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
      const code = await database
        .as(reach, (tx) => tx.query(insert, [JSON.stringify(row)]))
        .then(
          () => 'taken',
          ({ driverError }: { driverError?: { code?: string } }) => driverError?.code,
        );
      if (code !== '42501') taken.push(`${table}: ${code}`);
    }
    expect(taken).toEqual([]);
  });

  it.each(OTHERS)('is changed and emptied in nothing by %s', async (_, reach) => {
    const changed: string[] = [];
    for (const table of rows.keys())
      for (const statement of [`update ${table} set member_code = member_code`, `delete from ${table}`]) {
        const touched = await database
          .as(reach, (tx) => tx.query<[unknown, number]>(statement))
          .then(
            ([, count]) => count,
            ({ driverError }: { driverError?: { code?: string } }) => (driverError?.code === '42501' ? 0 : 1),
          );
        if (touched > 0) changed.push(statement);
      }
    expect(changed).toEqual([]);
  });
});
