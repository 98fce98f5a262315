import { setTimeout as pause } from 'node:timers/promises';
import { appliesTo, type Actor, type Plan } from '@signatory/domain';
import {
  Audit,
  CalculateEntries,
  Catalogue,
  EarlierInputs,
  MoveSubmission,
  ReadEarlier,
  RequestRun,
  ReviseReport,
  SaveEntry,
  WriteEntries,
  TraceItems,
} from '@signatory/features';
import pg from 'pg';
import { World } from '../support/build-world.js';
import { createDatabase } from '../support/database.js';
import { startProduct } from '../support/processes.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { drainNoOps } from './no-op-jobs.js';

/** Enough reports for a steady rate. */
const REPORTS = 200;
/** What a worker validates at a time unless told otherwise; the alternative gets as many. */
const CONCURRENCY = 16;
/** Answers the one required indicator, so that every report passes: what is measured is the way, not a long list of findings. */
const ANSWER = { indicator: 'i1_unit', value: 'operating' };

export const P6: Benchmark = {
  id: 'P6',
  what: 'reports/s from committed outbox row to recorded validation run beside BullMQ no-op jobs/s, both on PostgreSQL',
  ratio: 'ours/beside',
  goal: '≥ 0.5',
  gate: '0.2',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build();
    const cycles = Math.ceil(REPORTS / membersOf(world.plan).length);
    for (let count = 1; count < cycles; count += 1) await world.addCycle({ code: `c-${count}` });
    // The product's worker would take the alternative's jobs.
    const alone = await createDatabase();
    const product = await startProduct({ database: world.test, workers: 0, apart: true });
    const client = new pg.Client({ connectionString: world.test.superuserUrl });
    await client.connect();
    tell(`${cycles * membersOf(world.plan).length} reports over ${cycles} cycles, ${CONCURRENCY} jobs at a time`);
    const submissions = new Submissions(world, client, cycles);
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
    cycles: number,
  ) {
    this.count = cycles * membersOf(world.plan).length;
    this.catalogue = new Catalogue(world.database);
  }

  /** Reports per second, from the commit that asks for every run to the last outcome. */
  async validateAll(): Promise<number> {
    const opened = await this.catalogue.list();
    const at = new Date();
    await this.world.asSystem(async (tx) => {
      for (const each of opened) {
        for (const memberCode of membersOf(each.plan)) {
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
    const traceItems = new TraceItems(database);
    const calculate = new CalculateEntries(new EarlierInputs(this.catalogue, traceItems), audit);
    const revise = new ReviseReport(new MoveSubmission(audit), calculate, this.requestRun);
    const writeEntries = new WriteEntries(audit, revise);
    const earlier = new ReadEarlier(database, this.catalogue, traceItems);
    const saveEntry = new SaveEntry(database, this.catalogue, earlier, writeEntries);
    const { indicator, value } = ANSWER;
    const answer = { status: 'answered' as const, value, evidence: [] };
    for (const { cycle } of await this.catalogue.list()) {
      for (const member of membersOf(plan)) {
        const actor = leadOf(plan.id, member);
        const command = { cycle: cycle.code, member, indicator, version: 0, actor, answer, at: new Date() };
        await saveEntry.execute(command);
      }
    }
  }
}

/** Those of whom the plan asks something. */
function membersOf({ members, commitments }: Plan): string[] {
  return members
    .map(({ code }) => code)
    .filter((member) => commitments.some((commitment) => appliesTo(commitment, member).kind === 'asked'));
}

function leadOf(plan: string, member: string): Actor {
  const grant = { role: 'lead-focal-point' as const, plan, cycle: null, members: [member], pillars: [], until: null };
  return { id: 'bench', name: 'Bench', nationality: member, grants: [grant] };
}
