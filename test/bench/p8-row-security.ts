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

const SUMS = 'select indicator_id, count(*)::int as figures, sum(value) as sum from observation where cycle_id = $1';
const GROUPED = 'group by indicator_id order by indicator_id';

/** What the policy costs whoever reads one member's figures among all. */
export const P8: Benchmark = {
  id: 'P8',
  what: `ms to sum up a member's ${ROWS} figures among those of all members: by row-level security alone, beside a where clause without it; the policy's plan uses the index, sums identical`,
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
    const reach = systemReach(['IT']);
    const ours = (): Promise<object[]> => database.readAs(reach, `${SUMS} ${GROUPED}`, [cycleId]);
    const beside = async (): Promise<object[]> =>
      (await client.query<object>(`${SUMS} and member_code = $2 ${GROUPED}`, [cycleId, 'IT'])).rows;
    if (JSON.stringify(await ours()) !== JSON.stringify(await beside())) throw new Error('The sums differ.');
    const plan = await database.readAs(reach, `explain (costs off) ${SUMS} ${GROUPED}`, [cycleId]);
    const steps = plan.map((line) => Object.values(line).join(''));
    const scan = steps.find((line) => /Scan/.test(line)) ?? '';
    tell(`${members.length * ROWS} figures; the policy's plan: ${scan.trim()}`);
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
