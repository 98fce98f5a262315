import { MinuteBudget, RequestBudget } from '@signatory/features';
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

/** How many of so many requests are let through, one after the other, by processes in turn. */
async function passed(processes: readonly RequestBudget[], token: string, most: number, times: number, now = at(0)) {
  let through = 0;
  for (let n = 0; n < times; n += 1) {
    const process = processes[n % processes.length];
    if (
      await process?.spend(token, most, now).then(
        () => true,
        () => false,
      )
    )
      through += 1;
  }
  return through;
}

it('lets so many requests of a token through in a minute, says how long to wait, and begins anew', async () => {
  const budget = new RequestBudget(new MinuteBudget(database));
  expect(await passed([budget], 'a', 3, 3)).toBe(3);
  await expect(budget.spend('a', 3, at(20))).rejects.toMatchObject({ code: 'rate.limited', facts: { seconds: 40 } });
  await budget.spend('b', 3, at(20));
  expect(await passed([budget], 'a', 3, 9, at(60))).toBe(3);
});

it('counts over all processes together, and never one more', async () => {
  const processes = [new RequestBudget(new MinuteBudget(database)), new RequestBudget(new MinuteBudget(database))];
  expect(await passed(processes, 'c', 10, 40)).toBe(10);
  // Shares that do not come out even.
  expect(await passed(processes, 'd', 50, 400)).toBe(50);
  expect(await passed([new RequestBudget(new MinuteBudget(database))], 'd', 50, 5)).toBe(0);
  const many = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) => processes[n % 2]?.spend('e', 45, at(0)) ?? Promise.reject(new Error())),
  );
  expect(many.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(45);
});
