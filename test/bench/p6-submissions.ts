import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@signatory/domain';
import { Audit, Catalogue, MoveSubmission, RequestRun, SaveEntry } from '@signatory/features';
import { parsePlan } from '@signatory/plan';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { createDatabase } from '../support/database.js';
import { startProduct } from '../support/processes.js';
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
    // The product's worker would take the alternative's jobs.
    const alone = await createDatabase();
    const product = await startProduct({ database: world.test, workers: 0 });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    tell(`${CYCLES * world.plan.members.length} reports over ${CYCLES} cycles, ${CONCURRENCY} jobs at a time`);
    const submissions = new Submissions(world, client);
    await submissions.saveAll();
    await product.startWorker();
    await submissions.waitForAll(new Date(0));
    // A worker that has just begun is slower than one at work.
    await submissions.validateAll();
    return {
      round: async () => ({
        ours: await submissions.validateAll(),
        beside: await drainNoOps(alone, submissions.count * 3, CONCURRENCY),
      }),
      close: async () => {
        await client.end();
        await product.stop();
        await world.close();
        await alone.drop();
        await stopAll();
      },
    };
  },
};

/** A report for each member in each cycle, each saved once and validated as often as asked. */
class Submissions {
  readonly count: number;
  private readonly catalogue: Catalogue;
  private readonly requestRun = new RequestRun();

  constructor(
    private readonly world: World,
    private readonly client: pg.Client,
  ) {
    this.count = CYCLES * world.plan.members.length;
    this.catalogue = new Catalogue(world.database);
  }

  /** Reports per second, from the commit that asks for every run to the last outcome. */
  async validateAll(): Promise<number> {
    const opened = await this.catalogue.list();
    const at = new Date();
    await this.world.asSystem(async (tx) => {
      for (const each of opened) {
        for (const { code: memberCode } of each.plan.members) {
          const key = { cycleId: each.cycle.id, memberCode };
          await this.requestRun.execute(tx, { opened: each, key, revision: 1, kind: 'save', actor: 'bench', at });
        }
      }
    });
    const committed = new Date();
    const last = await this.waitForAll(committed);
    return this.count / ((last.getTime() - committed.getTime()) / 1000);
  }

  /** The instant of the last outcome, when as many runs as there are reports have ended since. */
  async waitForAll(since: Date): Promise<Date> {
    const ended = 'select count(*)::int as count, max(ended_at) as last from validation_run where ended_at >= $1';
    for (;;) {
      const { rows } = await this.client.query<{ count: number; last: Date }>(ended, [since]);
      if (rows[0]?.count === this.count) return rows[0].last;
      await pause(100);
    }
  }

  async saveAll(): Promise<void> {
    const { database, plan } = this.world;
    const audit = new Audit();
    const saveEntry = new SaveEntry(database, this.catalogue, audit, new MoveSubmission(audit), this.requestRun);
    const answer = { status: 'answered' as const, value: '12', evidence: [] };
    for (const { cycle } of await this.catalogue.list()) {
      for (const { code: member } of plan.members) {
        const actor = leadOf(plan.id, member);
        const command = { cycle: cycle.code, member, indicator: INDICATOR, version: 0, actor, answer, at: new Date() };
        await saveEntry.execute(command);
      }
    }
  }
}

function leadOf(plan: string, member: string): Actor {
  const grant = { role: 'lead-focal-point' as const, plan, cycle: null, members: [member], pillars: [], until: null };
  return { id: 'bench', name: 'Bench', nationality: member, grants: [grant] };
}
