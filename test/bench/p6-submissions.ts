import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@signatory/domain';
import { Audit, Catalogue, MoveSubmission, RequestRun, SaveEntry } from '@signatory/features';
import { parsePlan } from '@signatory/plan';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { startProduct, type Product } from '../support/processes.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { drainNoOps } from './no-op-jobs.js';

const PLAN = fileURLToPath(new URL('../../config/plans/g7-migrant-smuggling-2024.yaml', import.meta.url));
const CYCLES = 25;
/** What a worker runs at a time unless told otherwise; the alternative gets as many. */
const CONCURRENCY = 4;
const INDICATOR = 'i1_staff';

export const P6: Benchmark = {
  id: 'P6',
  what: 'reports/s from committed outbox row to recorded validation run beside BullMQ no-op jobs/s, both on PostgreSQL',
  ratio: 'ours/beside',
  goal: '≥ 0.5',
  gate: '0.2',
  async prepare(tell) {
    await start('postgres');
    const parsed = parsePlan(readFileSync(PLAN, 'utf8'), PLAN);
    if (!('plan' in parsed)) throw new Error(`${PLAN} cannot be read.`);
    const world = await World.build({ plan: parsed.plan });
    for (let count = 1; count < CYCLES; count += 1) await world.addCycle({ code: `c-${count}` });
    const product = await startProduct({ database: world.test, workers: 0 });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    tell(`${CYCLES * world.plan.members.length} reports over ${CYCLES} cycles, ${CONCURRENCY} jobs at a time`);
    const submissions = new Submissions(world, product, client);
    // The first round also fills plans and statistics.
    await submissions.validateAll();
    return {
      round: async () => ({
        ours: await submissions.validateAll(),
        beside: await drainNoOps(world.test, submissions.count * 3, CONCURRENCY),
      }),
      close: async () => {
        await client.end();
        await product.stop();
        await world.close();
        await stopAll();
      },
    };
  },
};

/** Reports that are saved anew while no worker runs, and then validated by one. */
class Submissions {
  readonly count: number;
  private version = 0;
  private readonly saveEntry: SaveEntry;

  constructor(
    private readonly world: World,
    private readonly product: Product,
    private readonly client: pg.Client,
  ) {
    this.count = CYCLES * world.plan.members.length;
    const { database } = world;
    const audit = new Audit();
    this.saveEntry = new SaveEntry(
      database,
      new Catalogue(database),
      audit,
      new MoveSubmission(audit),
      new RequestRun(),
    );
  }

  /** Reports per second from the first hand-over by the relay to the last outcome, by the database's clock. */
  async validateAll(): Promise<number> {
    // Whole milliseconds, as the runs have them.
    const begun = new Date();
    await this.saveAll();
    const worker = await this.product.startWorker();
    const outcomes = `select count(*)::int as ended,
        extract(epoch from max(r.ended_at) - (select min(sent_at) from outbox where created_at >= $1 and name = 'validation.run'))::float8 as seconds
      from validation_run r where r.queued_at >= $1 and r.ended_at is not null`;
    for (;;) {
      const { rows } = await this.client.query<{ ended: number; seconds: number }>(outcomes, [begun]);
      const { ended = 0, seconds = 0 } = rows[0] ?? {};
      if (ended === this.count) {
        await worker.kill();
        return ended / seconds;
      }
      await pause(200);
    }
  }

  private async saveAll(): Promise<void> {
    const { plan } = this.world;
    const cycles = ['c-2025', ...Array.from({ length: CYCLES - 1 }, (_, at) => `c-${at + 1}`)];
    const value = String(10 + this.version);
    for (const cycle of cycles) {
      for (const { code: member } of plan.members) {
        const answer = { status: 'answered' as const, value, evidence: [] };
        const command = { cycle, member, indicator: INDICATOR, version: this.version, actor: leadOf(plan.id, member) };
        await this.saveEntry.execute({ ...command, answer, at: new Date() });
      }
    }
    this.version += 1;
  }
}

function leadOf(plan: string, member: string): Actor {
  const grant = { role: 'lead-focal-point' as const, plan, cycle: null, members: [member], pillars: [], until: null };
  return { id: 'bench', name: 'Bench', nationality: member, grants: [grant] };
}
