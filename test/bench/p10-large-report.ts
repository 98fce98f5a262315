import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import type { Plan } from '@signatory/domain';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { runChild } from './child.js';
import { buildLargePlan, FIGURES as FIGURES_EACH, type Written } from './large-file.js';
import { storeLargeReport } from './stored-report.js';

/** Of a round: a fifth of the largest report, so that three rounds fit into a minute. */
const FIGURES = 200_000;
const GROWTH = [10_000, 100_000, 1_000_000];
/** What `report-once.ts` can do with a report. */
const WORKS = ['csv', 'json', 'xlsx', 'view', 'entry', 'run', 'certify', 'snapshot'] as const;

/** What `report-once.ts` prints: seconds, MB resident at most and before, and MB that went out. */
interface Once {
  readonly seconds: number;
  readonly rss: number;
  readonly idle: number;
  readonly out: number;
}

/**
 * What stands beside it reads four columns of one report and writes them as they lie. Ours is a Node that has just begun, reads
 * two reports piece by piece in the plan's order, and writes fifteen columns in words. Three rounds on a busy machine of two
 * cores gave 0.073, 0.040 and 0.037: the gate is below the least of them, the goal above the middle one.
 */
export const P10: Benchmark = {
  id: 'P10',
  what: 'figures/s of a report exported as CSV, with labels, bases and the period before, in the order of the plan, under row-level security, beside a plain COPY TO of the same rows',
  ratio: 'ours/beside',
  goal: '≥ 0.05',
  gate: '0.03',
  async prepare(tell) {
    await start('postgres');
    for (const figures of GROWTH) {
      const stored = await StoredReport.build(figures);
      const done: string[] = [];
      for (const work of WORKS) {
        const { seconds, rss, idle, out } = await stored.once(work);
        done.push(`${work} ${seconds.toFixed(1)} s, ${rss} MB resident (${idle} before), ${out.toFixed(1)} MB out`);
      }
      tell(`${figures} figures: ${done.join('; ')}`);
      await stored.close();
    }
    for (const figures of GROWTH.slice(1)) {
      const faulty = await StoredReport.build(figures, AT_EVERY_OTHER);
      const { seconds, rss, idle } = await faulty.once('run');
      tell(`${await faulty.findings()} findings: run ${seconds.toFixed(1)} s, ${rss} MB resident (${idle} before)`);
      await faulty.close();
    }
    const stored = await StoredReport.build(FIGURES);
    return {
      round: async () => ({
        ours: FIGURES / (await stored.once('csv')).seconds,
        beside: FIGURES / (await stored.copyOut()),
      }),
      close: async () => {
        await stored.close();
        await stopAll();
      },
    };
  },
};

const CYCLE = 'large';

/** About every other figure is found at fault. */
const AT_EVERY_OTHER: Written = () => [{ each: 'area', test: 'cell < 5000' }];

/** The report answers the large indicators alone: what is required beside them would stand against certifying it. */
const nothingRequired = (plan: Plan): Plan => ({
  ...plan,
  commitments: plan.commitments.map((commitment) => ({
    ...commitment,
    indicators: commitment.indicators.map((indicator) => ({ ...indicator, required: false })),
  })),
});

/** A report of so many figures, of a plan that asks for so many, in a database of its own. */
class StoredReport {
  private constructor(
    private readonly world: World,
    private readonly client: pg.Client,
  ) {}

  static async build(figures: number, written?: Written): Promise<StoredReport> {
    const world = await World.build({ plan: nothingRequired(buildLargePlan(figures / FIGURES_EACH, written)) });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    const cycleId = await world.addCycle({ code: CYCLE });
    await storeLargeReport(client, { cycleId, memberCode: 'IT', figures, sound: true });
    return new StoredReport(world, client);
  }

  async once(work: (typeof WORKS)[number]): Promise<Once> {
    const args = [this.world.test.appUrl, CYCLE, 'IT', work];
    return JSON.parse(await runChild(new URL('report-once.ts', import.meta.url), args)) as Once;
  }

  async findings(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>('select count(*)::int as count from finding');
    return rows[0]?.count ?? 0;
  }

  /** Seconds. */
  async copyOut(): Promise<number> {
    const began = performance.now();
    const rows = this.client.query(
      to(`copy (select indicator_id, cell_no, value, obs_status from observation
        where cycle_id = (select id from cycle where code = '${CYCLE}')) to stdout (format csv)`),
    );
    await pipeline(rows, new Writable({ write: (_chunk, _encoding, done) => done() }));
    return (performance.now() - began) / 1_000;
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.world.close();
  }
}
