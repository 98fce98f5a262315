import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { Client } from '../support/client.js';
import { startProduct, type Product } from '../support/processes.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import { until } from '../support/until.js';
import type { Benchmark, Round } from './benchmark.js';
import { buildLargePlan, FIGURES as FIGURES_EACH } from './large-file.js';
import { storeLargeReport } from './stored-report.js';

/** Of one report; each round validates another. */
const FIGURES = 1_000_000;
const MEMBERS = ['CA', 'FR', 'IT'];
const TOKEN = 'a-token-of-the-metrics';
/** A process with nothing to do, which says its own lag when it is asked. */
const IDLE = `const lag = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 });
lag.enable();
process.on('message', () => process.send(lag.percentile(99) / 1e6));
process.send('ready');`;

/**
 * Whoever asks the API is kept waiting by none of the reports that a worker validates. What a machine keeps every process waiting
 * for, one with nothing to do shows at the same time.
 */
export const P13: Benchmark = {
  id: 'P13',
  what: 'ms (99th percentile) by which the API’s event loop is late while a report of a million figures is validated, beside a process that does nothing meanwhile',
  ratio: 'ours/beside',
  goal: '≤ 2, 100 ms',
  gate: '5',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build({ plan: buildLargePlan(FIGURES / FIGURES_EACH) });
    const cycleId = await world.addCycle({ code: 'large' });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    tell(`storing ${MEMBERS.length} reports of ${FIGURES} figures`);
    for (const memberCode of MEMBERS)
      await storeLargeReport(client, { cycleId, memberCode, figures: FIGURES, sound: true });
    await client.query(`update submission set state = 'DRAFT'`);
    const product = await startProduct({ database: world.test, metricsToken: TOKEN, apart: true });
    const lead = new Client(product.url).with(await world.signIn({ role: 'lead-focal-point', members: MEMBERS }));
    const left = [...MEMBERS];
    return {
      round: () => validate({ product, lead, client, member: left.shift() ?? '' }),
      close: async () => {
        await client.end();
        await product.stop();
        await world.close();
        await stopAll();
      },
    };
  },
};

/** One report, with somebody who asks the API again and again meanwhile. */
async function validate(asked: {
  readonly product: Product;
  readonly lead: Client;
  readonly client: pg.Client;
  readonly member: string;
}): Promise<Round> {
  const { product, lead, client, member } = asked;
  const idle = spawn(process.execPath, ['-e', IDLE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(idle, 'message');
  await readLag(product);
  const { status, text } = await lead.post(`/api/cycles/large/reports/${member}/check`);
  if (status !== 202) throw new Error(text);
  const ended = await until(
    async () => {
      await new Client(product.url).get('/robots.txt');
      const { rows } = await client.query<{ state: string }>(
        'select state from validation_run where member_code = $1',
        [member],
      );
      return rows[0]?.state ?? 'QUEUED';
    },
    (state) => state !== 'QUEUED' && state !== 'RUNNING',
  );
  if (ended === 'ERROR') throw new Error(`The run of ${member} gave up.`);
  const ours = await readLag(product);
  idle.send('read');
  const [beside] = (await once(idle, 'message')) as [number];
  idle.kill();
  return { ours, beside };
}

/** The 99th percentile since it was last asked, in milliseconds. */
async function readLag(product: Product): Promise<number> {
  const { text } = await new Client(product.url).get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  const line = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(text);
  if (!line) throw new Error('The metrics say nothing of the event loop.');
  return Number(line[1]) * 1_000;
}
