import { NOBODY } from '@signatory/persistence';
import { notifyChanged, type Change } from '@signatory/queue';
import { hearChanges } from '../../support/hear-changes.js';
import { ask, Bench } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

const CYCLE = '00000000-0000-4000-8000-000000000001';
const change = (keys: string[]): Change => ({ member: 'CA', cycle: CYCLE, keys });

describe('a change', () => {
  it('is heard after its commit, and not after a rollback', async () => {
    const { heard, until, close } = await hearChanges(bench.test.appUrl);
    await expect(
      bench.db.as(NOBODY, async (tx) => {
        await notifyChanged(tx, change(['lost']));
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(['report', 'run:1'])));
    await until(() => heard.length > 0);
    expect(heard).toEqual([change(['report', 'run:1'])]);
    await close();
  });

  it('of very many keys arrives whole, in pieces', async () => {
    const { heard, until, close } = await hearChanges(bench.test.appUrl);
    const keys = Array.from({ length: 2_000 }, (_, i) => `entry:${i}`);
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(keys)));
    await until(() => heard.flatMap((each) => each.keys).length === keys.length);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.flatMap((each) => each.keys)).toEqual(keys);
    await close();
  });

  it('that may have been missed is made good by a reset after the connection was lost', async () => {
    const { heard, until, resets, close } = await hearChanges(bench.test.appUrl);
    await ask(
      bench.test.superuserUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'signatory-listen-signatory' and datname = current_database()`,
    );
    await until(() => resets() === 2);
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(['report'])));
    await until(() => heard.length === 1);
    expect(heard).toEqual([change(['report'])]);
    await close();
  });
});
