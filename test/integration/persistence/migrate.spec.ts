import pg from 'pg';
import { assertApplicationRole, migrate } from '@signatory/persistence';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let test: TestDatabase;
beforeAll(async () => (test = await createDatabase({ template: 'template0' })));
afterAll(() => test.drop());

const owner = () => new URL(test.ownerUrl).username;
const app = () => new URL(test.appUrl).username;

const tables = async (): Promise<number> => {
  const client = new pg.Client({ connectionString: test.superuserUrl });
  await client.connect();
  const { rows } = await client.query(`select from pg_tables where schemaname = 'public'`);
  await client.end();
  return rows.length;
};

describe('a migration', () => {
  it('refuses unfit roles, all faults at once, before it changes anything', async () => {
    const same = migrate({ ownerUrl: test.ownerUrl, appRole: owner() });
    await expect(same).rejects.toMatchObject({ faults: [expect.stringContaining('are the same role')] });
    const none = migrate({ ownerUrl: test.ownerUrl, appRole: `nobody"; drop table plan; --` });
    await expect(none).rejects.toMatchObject({ faults: [expect.stringContaining('There is no role')] });
    const asApp = migrate({ ownerUrl: test.appUrl, appRole: new URL(test.superuserUrl).username });
    await expect(asApp).rejects.toMatchObject({
      faults: [
        expect.stringContaining('may not create tables'),
        expect.stringContaining('superuser'),
        expect.stringContaining('BYPASSRLS'),
      ],
    });
    expect(await tables()).toBe(0);
  });

  it('can be repeated, and two at once run it once', async () => {
    const settings = { ownerUrl: test.ownerUrl, appRole: app() };
    const ran = await Promise.all([migrate(settings), migrate(settings)]);
    const [idle = [], busy = []] = ran.toSorted((one, other) => one.length - other.length);
    expect([idle, busy[0]]).toEqual([[], 'CreateSchema1795478400000']);
    expect(busy).toEqual([...new Set(busy)]);
    expect(await migrate(settings)).toEqual([]);
  });
});

describe('the start of a process', () => {
  it('is refused to the owner and to a superuser, and allowed to the application', async () => {
    await expect(assertApplicationRole(test.ownerUrl)).rejects.toThrow(/owns \d+ tables/);
    await expect(assertApplicationRole(test.superuserUrl)).rejects.toThrow('is a superuser');
    await expect(assertApplicationRole(test.appUrl)).resolves.toBeUndefined();
  });
});
