import { setTimeout as wait } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { plainText } from '@signatory/domain';
import pg from 'pg';
import { buildPlan } from '../support/build-plan.js';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { MortalPostgres } from '../support/mortal-postgres.js';
import { startProduct, type Product, type Running } from '../support/processes.js';
import { createRedisUrl, type QueueBackend } from '../support/queue-backend.js';
import { Random } from '../support/random.js';
import { expectSaved } from '../support/saved-answers.js';
import { Saver } from '../support/saver.js';
import { trials } from '../support/trials.js';
import { until } from '../support/until.js';

const { kills, seed } = trials();
/** Of as many workers: a server needs longer to be at work again. */
const deaths = Math.ceil(kills / 2);
// A killed server needs seconds to recover on a busy machine.
jest.setTimeout(240_000 + deaths * 20_000);

const MEMBERS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
/** From the moment that it is up again. */
const LIFE_MS = { least: 150, most: 850 } as const;

describe.each<QueueBackend>(['postgres', 'redis'])(
  `after ${deaths} deaths of the database under eight writers, with the queue in %s (seed ${seed})`,
  (backend) => {
    let postgres: MortalPostgres;
    let world: World;
    let product: Product;
    let onlooker: pg.Client;
    let savers: Saver[];
    let worker: Running;

    beforeAll(async () => {
      postgres = await MortalPostgres.start();
      world = await World.build({
        server: postgres.service,
        plan: buildPlan({
          members: MEMBERS.map((code) => ({ code, name: plainText(code), abbreviation: code, kind: 'country' })),
          conflictGroups: [],
        }),
      });
      product = await startProduct({
        database: world.test,
        redisUrl: await createRedisUrl(backend),
        workers: 0,
        apart: true,
      });
      worker = await product.startWorker();
      savers = await Promise.all(
        MEMBERS.map(async (member) => {
          const cookie = await world.signIn({ role: 'lead-focal-point', members: [member] });
          return new Saver(member, new Client(product.url).with(cookie));
        }),
      );
      let ending = false;
      const random = new Random(seed);
      const dying = async (): Promise<void> => {
        for (let death = 0; death < deaths; death += 1) {
          await wait(LIFE_MS.least + random.below(LIFE_MS.most - LIFE_MS.least));
          await postgres.dieAndRise();
        }
      };
      await Promise.all([
        ...savers.map((saver) => saver.work(() => ending)),
        dying().finally(() => {
          ending = true;
        }),
      ]);
      onlooker = new pg.Client({ connectionString: world.test.superuserUrl });
      await onlooker.connect();
    });
    afterAll(async () => {
      await onlooker?.end();
      await product?.stop();
      await world?.close();
      await postgres?.stop();
    });

    const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await onlooker.query<Row>(sql)).rows;

    it('every save that was answered is there, whole, and none that was not asked for', async () => {
      await expectSaved(onlooker, savers);
      // Deaths that nobody noticed would prove nothing.
      expect(savers.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(0);
    });

    it('the worker goes on: every job is done, the last answers are validated, and the trail is sealed', async () => {
      // None that a loss ended, and nothing that one of them took for a fault of its own.
      expect(product.apiLog() + worker.log()).not.toMatch(/"level":[56]0|Unhandled/);
      await until(
        () => rows<{ n: number }>(`select count(*)::int as n from outbox where payload <> '{}' and done_at is null`),
        ([open]) => open?.n === 0,
      );
      expect(await rows('select name, failed from outbox where failed is not null')).toEqual([]);
      const last = await rows<{ member: string; states: string[] }>(
        `select member_code as member, array_agg(run.state) as states
       from report join validation_run run using (cycle_id, member_code, revision) group by 1 order by 1`,
      );
      // An answer that is required was never given; no run gave up on the database.
      expect(last).toEqual(savers.map(({ member }) => ({ member, states: ['FAILED'] })));
      expect(await rows(`select failure, cause from validation_run where state = 'ERROR'`)).toEqual([]);
      await until(
        () => rows<{ n: number }>('select count(*)::int as n from audit_event where sealed_seq is null'),
        ([open]) => open?.n === 0,
      );
    });
  },
);
