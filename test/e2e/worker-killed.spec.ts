import { jest } from '@jest/globals';
import type { ReportView, RunView } from '@signatory/contract';
import pg from 'pg';
import { Client } from '../support/client.js';
import { World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';

// A lock that nobody renews lasts twenty seconds, on a busy machine longer.
jest.setTimeout(180_000);

const REPORT = '/api/cycles/c-2025/reports/IT';

describe.each<QueueBackend>(['postgres', 'redis'])(
  'a validation whose worker is killed in its middle, with its jobs in %s',
  (backend) => {
    let world: World;
    let product: Product;
    let client: Client;
    let onlooker: pg.Client;

    beforeAll(async () => {
      world = await World.build();
      product = await startProduct({ database: world.test, redisUrl: await createRedisUrl(backend), workers: 0 });
      client = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: ['IT'] }));
      onlooker = new pg.Client({ connectionString: world.test.superuserUrl });
      await onlooker.connect();
    });
    afterAll(async () => {
      await onlooker.end();
      await product.stop();
      await world.close();
    });

    it('ends after a restart, once', async () => {
      await client.save(`${REPORT}/entries/i1_unit`, 0, { value: 'planned' });
      await client.save(`${REPORT}/entries/i1_staff`, 0, { value: '2' });
      const { id } = (await client.post<RunView>(`${REPORT}/check`)).body;
      const read = async () => (await client.get<RunView>(`/api/runs/${id}`)).body;

      // Whoever holds the report keeps the outcome from being written: the run stays in its middle as long as we like.
      await onlooker.query('begin');
      await onlooker.query('select from report for update');
      const worker = await product.startWorker();
      await reach(read, ({ state }) => state === 'RUNNING');
      await worker.kill();
      await onlooker.query('rollback');
      expect(await read()).toMatchObject({ state: 'RUNNING', endedAt: null });

      await product.startWorker();
      await product.startWorker();
      expect(await reach(read, ({ endedAt }) => endedAt !== null)).toMatchObject({
        state: 'PASSED_WITH_WARNINGS',
        stale: false,
      });
      const report = (await client.get<ReportView>(REPORT)).body;
      expect(report).toMatchObject({ state: 'READY', open: { warnings: 1 } });
      expect(report.findings).toHaveLength(1);

      const events = await onlooker.query<{ act: string }>(
        `select body::jsonb ->> 'act' as act from audit_event where body::jsonb #>> '{facts,run}' = $1`,
        [id],
      );
      expect(events.rows.map(({ act }) => act)).toEqual(['run.pass-with-warnings']);
      const moves = await onlooker.query(`select from audit_event where body::jsonb ->> 'act' = 'submission.pass'`);
      expect(moves.rowCount).toBe(1);
    });
  },
);

/** Asks until it is so. A job whose worker is gone comes back when its lock ends, after some twenty seconds. */
async function reach<Body>(ask: () => Promise<Body>, isThere: (body: Body) => boolean): Promise<Body> {
  for (let asked = 0; asked < 1_200; asked += 1) {
    const body = await ask();
    if (isThere(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It never came to that.');
}
