import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { importOnce } from './child-import.js';
import { buildLargePlan, FIGURES, figureAt, indicatorCode, RULES_EACH, writeLargeFile } from './large-file.js';

/** Of a round: a fifth of the largest report, so that three rounds fit into minutes. */
const ROWS = 200_000;

export const P1: Benchmark = {
  id: 'P1',
  what: `rows/s from an accepted CSV file to its committed figures and audit event, and on to the committed run of ${RULES_EACH} rules on each indicator with their findings, under row-level security, by a worker at work, beside COPY of the same rows into a table with the same key and index`,
  ratio: 'ours/beside',
  goal: '≥ 0.65',
  gate: '0.5',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build({ plan: buildLargePlan(ROWS / FIGURES) });
    const folder = await mkdtemp(join(tmpdir(), 'signatory-bench-'));
    const [small, file] = [join(folder, 'small.csv'), join(folder, 'report.csv')];
    await writeLargeFile(small, 10_000);
    await writeLargeFile(file, ROWS);
    const plain = await PlainTable.open(world.test.superuserUrl, ROWS);
    let cycles = 0;
    return {
      round: async () => {
        const cycle = `bench-${(cycles += 1)}`;
        await world.addCycle({ code: cycle });
        const once = await importOnce({ url: world.test.appUrl, folder, cycle, file, warm: small });
        tell(
          `applied in ${once.applied.toFixed(2)} s, run in ${once.validated.toFixed(2)} s, ${once.findings} findings, ${once.rss} MB resident`,
        );
        return { ours: ROWS / (once.applied + once.validated), beside: await plain.copy() };
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
      const [n, cell] = [Math.floor(row / FIGURES), row % FIGURES];
      return `${cycle}\tIT\tid-${indicatorCode(n)}\t${cell}\t1\t${figureAt(n, cell)}\tnormal\t2024-11-01/2025-10-31\n`;
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
