import { randomUUID } from 'node:crypto';
import { createDataSource } from '@signatory/persistence';
import type { DataSource, QueryRunner } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let test: TestDatabase;
let owner: DataSource;
beforeEach(async () => {
  test = await createDatabase({ template: 'template0' });
  owner = await createDataSource({ url: test.ownerUrl, max: 1 }).initialize();
});
afterEach(async () => {
  await owner.destroy();
  await test.drop();
});

/** Reads and writes these members' rows, until the transaction ends. */
const reach = (runner: QueryRunner, members: string): Promise<unknown> =>
  runner.query(`select set_config('app.reads', $1, true), set_config('app.writes', $1, true)`, [members]);

const upTo = async (runner: QueryRunner, last: string): Promise<void> => {
  const names = owner.migrations.map(({ name = '' }) => name);
  for (const migration of owner.migrations.slice(0, names.findIndex((name) => name.startsWith(last)) + 1))
    await migration.up(runner);
};

/** An open cycle, and a member whose rows are then in reach: the key of its report. */
const addCycle = async (runner: QueryRunner): Promise<[cycle: string, member: string]> => {
  const key: [string, string] = [randomUUID(), 'CA'];
  await reach(runner, '{CA}');
  await runner.query(`insert into plan (id) values ('p')`);
  await runner.query(`insert into plan_version (plan_id, n, body, sha256, state) values ('p', 1, '{}', 'x', 'IN_USE')`);
  await runner.query(
    `insert into cycle (id, code, plan_id, plan_version, series, phase, state, title)
     values ($1, 'c', 'p', 1, 's', 'interim', 'OPEN', '{}')`,
    [key[0]],
  );
  return key;
};

it('a justification of an earlier edition is dated by the revision that its report had when it was written', async () => {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  await upTo(runner, 'CreateSchema');
  const key = await addCycle(runner);
  await runner.query('insert into report (cycle_id, member_code, revision) values ($1, $2, 9)', key);
  await runner.query(
    `insert into entry (cycle_id, member_code, indicator_id, version, updated_by) values ($1, $2, 'i1', 2, 'x')`,
    key,
  );
  for (const [version, revision, day] of [
    [1, 3, '2025-01-01'],
    [2, 9, '2025-03-01'],
  ])
    await runner.query(
      `insert into entry_version (cycle_id, member_code, indicator_id, version, since_revision, status, actor, at)
       values ($1, $2, 'i1', $3, $4, 'answered', 'x', $5::timestamptz)`,
      [...key, version, revision, day],
    );
  for (const day of ['2025-02-01', '2025-04-01'])
    await runner.query(
      `insert into justification (cycle_id, member_code, rule, indicator, values_sha256, kind, text, actor, at)
       values ($1, $2, 'R', 'i1', $3, 'justified', 'Because.', 'x', $3::text::timestamptz)`,
      [...key, day],
    );
  await reach(runner, '');

  await owner.migrations.find(({ name }) => name?.startsWith('HideDrafts'))?.up(runner);

  expect(await runner.query('select * from justification')).toEqual([]);
  await reach(runner, '{CA}');
  expect(await runner.query('select values_sha256, since_revision from justification order by 1')).toEqual([
    { values_sha256: '2025-02-01', since_revision: 3 },
    { values_sha256: '2025-04-01', since_revision: 9 },
  ]);
  await runner.rollbackTransaction();
});

it('a day that no reviewer named is dropped, and what was asked for last is kept with the decision', async () => {
  const runner = owner.createQueryRunner();
  await runner.startTransaction();
  await upTo(runner, 'ReturnedParts');
  const key = await addCycle(runner);
  await runner.query('insert into report (cycle_id, member_code) values ($1, $2)', key);
  await runner.query(`insert into submission (cycle_id, member_code, version, state) values ($1, $2, 1, 'DRAFT')`, key);
  for (const [indicator, state, due] of [
    ['named', 'RETURNED', '2025-01-09'],
    ['usual', 'RETURNED', '2025-01-15'],
    ['asked', 'CLARIFICATION_REQUESTED', '2025-01-15'],
  ]) {
    await runner.query(
      `insert into entry_review (cycle_id, member_code, submission_version, indicator_id, entry_version, state, version,
         reason_code, due_at, cells, changed_at) values ($1, $2, 1, $3, 1, $4, 4, 'other', $5, '{evidence}', '2025-01-01')`,
      [...key, indicator, state, due],
    );
    // Returned, taken back, decided again, and talked about.
    for (const [n, command, undoes] of [
      [1, 'return', null],
      [2, 'undo', 1],
      [3, state === 'RETURNED' ? 'return' : 'ask', null],
      [4, 'comment', null],
    ])
      await runner.query(
        `insert into entry_review_event (cycle_id, member_code, submission_version, indicator_id, n, command, from_state,
           to_state, role, actor, thread_version, thread_n, undoes)
         values ($1, $2, 1, $3, $4, $5::text, 'IN_REVIEW', 'RETURNED', 'reviewer', 'x', case when $5 in ('ask', 'comment') then 1 end,
           case when $5 in ('ask', 'comment') then 3 end, $6)`,
        [...key, indicator, n, command, undoes],
      );
  }
  await reach(runner, '');

  await owner.migrations.find(({ name }) => name?.startsWith('HistoryOfReturns'))?.up(runner);

  expect(await runner.query('select * from entry_review_event')).toEqual([]);
  await reach(runner, '{CA}');
  expect(
    await runner.query(
      `select e.indicator_id as id, e.n, e.cells, to_char(e.due_at, 'MM-DD') as due, to_char(r.due_at, 'MM-DD') as head
       from entry_review_event e join entry_review r using (cycle_id, member_code, submission_version, indicator_id)
       where e.cells <> '{}' or e.due_at is not null order by 1, 2`,
    ),
  ).toEqual([
    { id: 'asked', n: 3, cells: ['evidence'], due: '01-15', head: '01-15' },
    { id: 'named', n: 3, cells: ['evidence'], due: '01-09', head: '01-09' },
    { id: 'usual', n: 3, cells: ['evidence'], due: null, head: null },
  ]);
  await runner.rollbackTransaction();
});
