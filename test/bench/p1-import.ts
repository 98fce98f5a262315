import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { runChild } from './child.js';
import { buildLargePlan, CODES, figureAt, indicatorCode, writeLargeFile } from './large-file.js';

/** Of a round: a fifth of the largest report, so that three rounds fit into minutes. */
const ROWS = 200_000;
const GROWTH = [10_000, 100_000, 1_000_000];

/** What `import-once.ts` prints: seconds, and the largest resident set in MB. */
interface Once {
  readonly dryRun: number;
  readonly applied: number;
  readonly validated: number;
  readonly rss: number;
  readonly state: string;
}

export const P1: Benchmark = {
  id: 'P1',
  what: 'rows/s from a decided CSV file to its committed figures and audit event, and on to the run of its rules with findings (a second transaction), under row-level security, by a worker at work, beside COPY of the same rows into a table with the same key and index',
  ratio: 'ours/beside',
  goal: '≥ 0.65',
  gate: '0.5',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build({ plan: buildLargePlan(Math.max(...GROWTH) / CODES) });
    const folder = await mkdtemp(join(tmpdir(), 'signatory-bench-'));
    const file = join(folder, 'report.csv');
    let cycles = 0;
    const importOnce = async (warm: string): Promise<Once> => {
      const cycle = `bench-${(cycles += 1)}`;
      await world.addCycle({ code: cycle });
      const args = [world.test.appUrl, folder, cycle, 'IT', file, warm];
      const once = JSON.parse(await runChild(new URL('import-once.ts', import.meta.url), args)) as Once;
      if (!/^APPLIED (QUEUED|PASSED|FAILED)/.test(once.state)) throw new Error(`The import ended as ${once.state}.`);
      return once;
    };
    for (const rows of GROWTH) {
      await writeLargeFile(file, rows);
      const { size } = await stat(file);
      const { dryRun, applied, rss } = await importOnce('');
      tell(
        `${rows} rows (${Math.round(size / 1_048_576)} MB): dry run ${dryRun.toFixed(1)} s, applied ${applied.toFixed(1)} s, ${Math.round((applied / rows) * 1e6)} µs a row, ${rss} MB resident`,
      );
    }
    const small = join(folder, 'small.csv');
    await writeLargeFile(small, 10_000);
    await writeLargeFile(file, ROWS);
    const plain = await PlainTable.open(world.test.superuserUrl, ROWS);
    return {
      round: async () => {
        const { applied, validated } = await importOnce(`FR=${small}`);
        return { ours: ROWS / (applied + validated), beside: await plain.copy() };
      },
      close: async () => {
        await plain.close();
        await world.close();
        await rm(folder, { recursive: true, force: true });
        await stopAll();
      },
    };
  },
};

/** The same rows in a table with the key and the index of observations, and nothing else. */
class PlainTable {
  private constructor(
    private readonly client: pg.Client,
    private readonly rows: number,
    private readonly bytes: Buffer,
  ) {}

  static async open(url: string, rows: number): Promise<PlainTable> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`
      create table plain (like observation including defaults including constraints);
      alter table plain add primary key (cycle_id, member_code, indicator_id, cell_no, since_revision);
      create unique index on plain (cycle_id, member_code, indicator_id, cell_no) where until_revision is null`);
    const cycle = '00000000-0000-4000-8000-000000000000';
    const lines = Array.from({ length: rows }, (_, row) => {
      const [n, cell] = [Math.floor(row / CODES), row % CODES];
      return `${cycle}\tIT\tid-${indicatorCode(n)}\t${cell + 1}\t1\t${figureAt(n, cell)}\tnormal\t2024-11-01/2025-10-31\n`;
    });
    return new PlainTable(client, rows, Buffer.from(lines.join('')));
  }

  /** Rows per second. */
  async copy(): Promise<number> {
    await this.client.query('truncate plain');
    const began = performance.now();
    const stream = this.client.query(
      from(
        'copy plain (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference) from stdin',
      ),
    );
    stream.end(this.bytes);
    await finished(stream);
    return this.rows / ((performance.now() - began) / 1_000);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
