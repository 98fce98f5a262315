import { codeOf } from './desk.js';
import { CYCLE, ReleaseDesk } from './release-desk.js';

let desk: ReleaseDesk;
beforeEach(async () => {
  desk = await ReleaseDesk.open();
  await desk.settle(1);
});
afterEach(() => desk.close());

it('a published release is held by the database where somebody edits its figures past the commands', async () => {
  const id = await desk.published();
  const change = (sql: string): Promise<unknown> => desk.world.asSystem((tx) => tx.query(sql));
  for (const set of ['value = 0', `state = 'CONFIRMED'`])
    await expect(change(`update score set ${set} where member_code = 'FR'`)).rejects.toThrow(/is published/);
  for (const set of ['sha256 = null', `embargo_at = now()`, 'number = 9', `grounds = '{}'`, `signed_by = 'x'`])
    await expect(change(`update release set ${set} where id = '${id}'`)).rejects.toThrow(/cannot change/);
  await expect(change(`delete from release where id = '${id}'`)).rejects.toThrow(/permission denied/);
  await expect(change(`update release_file set sha256 = repeat('f', 64)`)).rejects.toThrow(/cannot change/);
  await expect(change('update observation set value = 1')).rejects.toThrow(/permission denied/);
  const waiting = await desk.rendered(await desk.request());
  const swap = `update release set sha256 = repeat('f', 64) where id = '${waiting}'`;
  await expect(change(swap)).rejects.toThrow(/is frozen/);
});

it('none is requested of a cycle in design', async () => {
  const enter = (state: string): Promise<unknown> =>
    desk.world.asSystem((tx) => tx.query(`update cycle set state = $1`, [state]));
  await enter('DESIGN');
  expect(await codeOf(desk.request())).toBe('command.wrong-state');
  expect(await desk.states()).toEqual([]);
  await enter('OPEN');
  await desk.request();
  expect(await desk.states()).toEqual([[1, 'REQUESTED']]);
});

it('none is requested while no score is confirmed, except of a cycle that is concluded', async () => {
  const set = (sql: string): Promise<unknown> => desk.world.asSystem((tx) => tx.query(sql));
  await set(`update score set state = 'NOT_SCORED', kind = null, value = null, agreement = null`);
  for (const state of ['OPEN', 'CLOSED', 'ASSESSMENT']) {
    await set(`update cycle set state = '${state}'`);
    const refused = { code: 'release.nothing-scored', facts: { cycle: CYCLE } };
    await expect(desk.request()).rejects.toMatchObject(refused);
  }
  expect(await desk.states()).toEqual([]);
  expect(await set('select from release_file')).toEqual([]);
  await set(`update cycle set state = 'CONCLUDED'`);
  const { tables, scores } = await desk.document(await desk.request());
  expect(tables.overall).toMatchObject({ average: null, scored: 0, applicable: 3 });
  expect(scores.map(({ kind }) => kind).sort()).toEqual(['no-data', 'no-data', 'no-data', 'not-asked']);
});

it('one is requested where a single score is confirmed', async () => {
  await desk.world.asSystem((tx) =>
    tx.query(
      `update score set state = 'NOT_SCORED', kind = null, value = null, agreement = null where member_code <> 'FR'`,
    ),
  );
  const { tables } = await desk.document(await desk.request());
  expect(tables.overall).toMatchObject({ scored: 1 });
});
