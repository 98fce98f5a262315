import { Throttle } from '@signatory/features';
import { Database } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let test: TestDatabase;
let database: Database;
beforeAll(async () => {
  test = await createDatabase();
  database = await Database.open({ url: test.appUrl, max: 2 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);

/** The seconds to wait; 0 where nothing is locked. */
const waitOf = async (act: Promise<void>): Promise<unknown> => {
  try {
    await act;
  } catch (error) {
    return (error as { facts?: { seconds?: number } }).facts?.seconds ?? error;
  }
  return 0;
};

const LIMIT = 5;

it('lets four attempts pass and locks at the fifth, for that key alone', async () => {
  const throttle = new Throttle(database);
  for (let n = 0; n < LIMIT; n += 1) expect(await waitOf(throttle.count('a', LIMIT, at(n)))).toBe(0);
  expect(await waitOf(throttle.count('a', LIMIT, at(5)))).toBe(29);
  expect(await waitOf(throttle.require('a', at(5)))).toBe(29);
  expect(await waitOf(throttle.require('b', at(5)))).toBe(0);
});

it('doubles the wait with each further attempt, up to a quarter of an hour', async () => {
  const throttle = new Throttle(database);
  const waits: unknown[] = [];
  let now = 0;
  for (let n = 0; n < 24; n += 1) {
    await throttle.count('c', LIMIT, at(now));
    const wait = Number(await waitOf(throttle.require('c', at(now))));
    waits.push(wait);
    now += wait;
  }
  expect(waits.slice(0, 11)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
  expect(waits.at(-1)).toBe(900);
});

it('forgets on success, and after a quiet hour, of which nothing is kept', async () => {
  const throttle = new Throttle(database);
  for (let n = 0; n < LIMIT; n += 1) await throttle.count('d', LIMIT, at(0));
  await throttle.forget('d');
  expect(await waitOf(throttle.count('d', LIMIT, at(0)))).toBe(0);

  for (let n = 0; n < LIMIT; n += 1) await throttle.count('e', LIMIT, at(0));
  for (let n = 0; n < LIMIT - 1; n += 1) await throttle.count('e', LIMIT, at(7_200 + n));
  expect(await waitOf(throttle.require('e', at(7_204)))).toBe(0);

  await throttle.count('f', LIMIT, at(100_000));
  expect(await database.readPublic('select from sign_in_attempt')).toHaveLength(1);
});
