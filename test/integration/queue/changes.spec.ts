import { NOBODY } from '@signatory/persistence';
import { listenChanges, notifyChanged, type Change } from '@signatory/queue';
import { ask, Bench } from './bench.js';

let bench: Bench;
beforeAll(async () => (bench = await Bench.open()));
afterAll(() => bench.close());

/** Listens, and lets a test wait for what it expects to have heard. */
function eavesdrop() {
  const heard: Change[] = [];
  let resets = 0;
  let wake = (): void => {};
  const listener = listenChanges(bench.test.appUrl, {
    onChange: (change) => (heard.push(change), wake()),
    onReset: () => ((resets += 1), wake()),
    onError: () => {},
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { heard, listener, until, resets: () => resets };
}

const CYCLE = '00000000-0000-4000-8000-000000000001';
const change = (keys: string[]): Change => ({ member: 'CA', cycle: CYCLE, keys });

describe('a change', () => {
  it('is heard after its commit, and not after a rollback', async () => {
    const { heard, listener, until, resets } = eavesdrop();
    await until(() => resets() === 1);
    await expect(
      bench.db.as(NOBODY, async (tx) => {
        await notifyChanged(tx, change(['lost']));
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(['report', 'run:1'])));
    await until(() => heard.length > 0);
    expect(heard).toEqual([change(['report', 'run:1'])]);
    await listener.close();
  });

  it('of very many keys arrives whole, in pieces', async () => {
    const { heard, listener, until, resets } = eavesdrop();
    await until(() => resets() === 1);
    const keys = Array.from({ length: 2_000 }, (_, i) => `entry:${i}`);
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(keys)));
    await until(() => heard.flatMap((each) => each.keys).length === keys.length);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.flatMap((each) => each.keys)).toEqual(keys);
    await listener.close();
  });

  it('that may have been missed is made good by a reset after the connection was lost', async () => {
    const { heard, listener, until, resets } = eavesdrop();
    await until(() => resets() === 1);
    await ask(
      bench.test.superuserUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'signatory-listen-signatory' and datname = current_database()`,
    );
    await until(() => resets() === 2);
    await bench.db.as(NOBODY, (tx) => notifyChanged(tx, change(['report'])));
    await until(() => heard.length === 1);
    expect(heard).toEqual([change(['report'])]);
    await listener.close();
  });
});
