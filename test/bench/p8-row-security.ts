import { Database, systemReach } from '@signatory/persistence';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { buildLargePlan, FIGURES } from './large-file.js';
import { storeLargeReport } from './stored-report.js';

/** Figures of each member. */
const ROWS = 50_000;
const TIMES = 40;

/** Queries name the member themselves, so that the index is used; the policy is the net below. */
const SUMS = `select indicator_id, count(*)::int as figures, sum(value) as sum from observation
  where cycle_id = $1 and member_code = $2 group by indicator_id order by indicator_id`;

/** What the policy costs whoever reads one member's figures among all. */
export const P8: Benchmark = {
  id: 'P8',
  what: `ms to sum up a member's ${ROWS} figures among those of eight, as the product reads them: where they are the member's, under row-level security, beside the where clause alone; the plan uses the index, sums identical`,
  ratio: 'ours/beside',
  goal: '≤ 1.1',
  gate: '1.5',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build({ plan: buildLargePlan(ROWS / FIGURES, () => []) });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    const cycleId = await world.addCycle({ code: 'large', window: ['2024-11-01', '2025-10-31'] });
    const { rows: members } = await client.query<{ code: string }>(
      `select distinct unnest(array['CA', 'FR', 'DE', 'IT', 'JP', 'GB', 'US', 'EU']) as code order by code`,
    );
    for (const { code } of members) await storeLargeReport(client, { cycleId, memberCode: code, figures: ROWS });
    await client.query('vacuum analyze observation');
    const database = await Database.open({ url: world.test.appUrl, max: 1 });
    const of = [cycleId, 'IT'];
    const reach = systemReach(['IT']);
    const ours = (): Promise<object[]> => database.readAs(reach, SUMS, of);
    const beside = async (): Promise<object[]> => (await client.query<object>(SUMS, of)).rows;
    if (JSON.stringify(await ours()) !== JSON.stringify(await beside())) throw new Error('The sums differ.');
    const plan = await database.readAs(reach, `explain (costs off) ${SUMS}`, of);
    const steps = plan.map((line) => Object.values(line).join(''));
    const scan = steps.find((line) => /Scan/.test(line)) ?? '';
    tell(`${members.length * ROWS} figures; the plan: ${scan.trim()}`);
    if (!/Index/.test(scan)) throw new Error(`The plan uses no index:\n${steps.join('\n')}`);
    return {
      round: async () => ({ ours: await meanTime(ours), beside: await meanTime(beside) }),
      close: async () => {
        await client.end();
        await database.close();
        await world.close();
        await stopAll();
      },
    };
  },
};

async function meanTime(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let done = 0; done < TIMES; done += 1) await work();
  return (performance.now() - began) / TIMES;
}
