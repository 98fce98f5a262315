import pg from 'pg';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { until } from '../support/until.js';

const REPORT = '/api/cycles/c-2025/reports/IT';
/** Connections for what is written, of one API. */
const POOL = 8;
const SAVES = 2 * POOL;
const READS = 60;

describe('while every connection for what is written is taken', () => {
  let world: World;
  let product: Product;
  let holder: pg.Client;
  let onlooker: pg.Client;
  let lead: Client;
  let reader: Client;

  beforeAll(async () => {
    world = await World.build();
    product = await startProduct({ database: world.test, workers: 1, apart: true });
    lead = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
    reader = new Client(product.url).with(await world.signIn({ role: 'secretariat' }));
    const saved = await lead.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
    if (saved.status !== 200) throw new Error(saved.text);
    [holder, onlooker] = [world.test.superuserUrl, world.test.superuserUrl].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client];
    await Promise.all([holder.connect(), onlooker.connect()]);
  });
  afterAll(async () => {
    await Promise.all([holder.end(), onlooker.end()]);
    await product.stop();
    await world.close();
  });

  it('whoever finds none is told when to come again, readers go on, and all do once they are free', async () => {
    await holder.query('begin');
    await holder.query(`select from report where member_code = 'IT' for update`);
    const answers: { status: number; retryAfter: string | null }[] = [];
    let asked = 0;
    const save = async (): Promise<void> => {
      const { status, headers } = await lead.save(`${REPORT}/entries/i1_note`, 0, { value: `Note ${(asked += 1)}.` });
      answers.push({ status, retryAfter: headers.get('retry-after') });
    };
    const waiting = async (): Promise<number> => {
      // Within its transaction the holder would see one and the same moment.
      const { rows } = await onlooker.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
         where datname = current_database() and application_name = 'signatory-api' and wait_event_type = 'Lock'`,
      );
      return rows[0]?.n ?? 0;
    };
    // One after the other, until each connection waits for the row.
    const saves: Promise<void>[] = [];
    await until(
      () => {
        saves.push(save());
        return waiting();
      },
      (n) => n === POOL,
    );
    saves.push(...Array.from({ length: SAVES }, save));
    // What is only read has connections of its own.
    const reads = await Promise.all(Array.from({ length: READS }, () => reader.get(`${REPORT}/entries/i1_unit`)));
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]));

    await until(
      () => Promise.resolve(saves.length - answers.length),
      (open) => open <= POOL,
    );
    // Each that has a connection holds it still; nobody else was answered anything but this.
    expect([saves.length - answers.length, await waiting()]).toEqual([POOL, POOL]);
    for (const { status, retryAfter } of answers) expect([status, Number(retryAfter) > 0]).toEqual([503, true]);
    const refused = answers.length;
    expect(refused).toBeGreaterThanOrEqual(SAVES);

    await holder.query('rollback');
    await Promise.all(saves);
    // One of those that waited beside each other wins, the others find its version.
    const served = answers.slice(refused).map(({ status }) => status);
    expect(served.toSorted((one, other) => one - other)).toEqual([200, ...Array.from({ length: POOL - 1 }, () => 412)]);
    expect((await lead.save(`${REPORT}/entries/i1_note`, 1, { value: 'After all.' })).status).toBe(200);
    expect(product.apiLog()).not.toMatch(/"level":[56]0|Unhandled/);
  });
});
