import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../support/build-world.js';
import { start, stopAll } from '../support/services-of-run.mjs';
import type { Benchmark } from './benchmark.js';
import { importOnce, type Once } from './child-import.js';
import { buildLargePlan, FIGURES, writeLargeFile, type LargeFormat } from './large-file.js';

const SIZES = [10_000, 100_000, 1_000_000] as const;
const [, MIDDLE, LARGEST] = SIZES;
/** In the order in which they are told; the largest is also measured against the middle one. */
const FORMATS: readonly LargeFormat[] = ['xlsx', 'json', 'csv'];

export const P1G: Benchmark = {
  id: 'P1g',
  what: `rows/s of the import of ${LARGEST} rows of CSV, from an accepted file to the committed run of its rules, beside the same of ${MIDDLE} rows: cost that grows with the rows and no faster`,
  ratio: 'ours/beside',
  goal: '≥ 0.8',
  gate: '0.5',
  async prepare(tell) {
    await start('postgres');
    const world = await World.build({ plan: buildLargePlan(LARGEST / FIGURES) });
    const folder = await mkdtemp(join(tmpdir(), 'signatory-bench-'));
    const warm = join(folder, 'small.csv');
    await writeLargeFile(warm, SIZES[0]);
    let cycles = 0;
    const measure = async (format: LargeFormat, rows: number): Promise<number> => {
      const file = join(folder, `report.${format}`);
      await writeLargeFile(file, rows, format);
      const { size } = await stat(file);
      const cycle = `bench-${(cycles += 1)}`;
      await world.addCycle({ code: cycle });
      const once = await importOnce({ url: world.test.appUrl, folder, cycle, file, warm });
      tell(describe(format, rows, size, once));
      return rows / (once.applied + once.validated);
    };
    for (const format of FORMATS) for (const rows of SIZES) await measure(format, rows);
    return {
      round: async () => ({ beside: await measure('csv', MIDDLE), ours: await measure('csv', LARGEST) }),
      close: async () => {
        await world.close();
        await rm(folder, { recursive: true, force: true });
        await stopAll();
      },
    };
  },
};

function describe(format: LargeFormat, rows: number, size: number, once: Once): string {
  const { dryRun, applied, validated, rss, findings } = once;
  const each = (seconds: number): string => `${((seconds / rows) * 1e6).toFixed(1)} µs a row`;
  return [
    `${format}, ${rows} rows (${(size / 1_048_576).toFixed(1)} MB): dry run ${dryRun.toFixed(1)} s, ${each(dryRun)}`,
    `applied ${applied.toFixed(1)} s, ${each(applied)}`,
    `run ${validated.toFixed(1)} s with ${findings} findings`,
    `${rss} MB resident`,
  ].join('; ');
}
