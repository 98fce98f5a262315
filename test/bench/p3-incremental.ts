import { revalidateReport, validateReport } from '@signatory/rules';
import type { Benchmark } from './benchmark.js';
import { buildLargeReport } from './large-report.js';

const MIN_MS = 700;

export const P3I: Benchmark = {
  id: 'P3i',
  what: 'validations/s after a save of one entry: what it can have changed, beside the full run; outcomes identical',
  ratio: 'ours/beside',
  goal: '≥ 10',
  gate: '3',
  prepare: async (tell) => {
    const { validated, indicators } = buildLargeReport(400);
    const previous = validateReport(validated);
    const changes = (n: number) => ({ indicators: [indicators[n % indicators.length] ?? ''], around: false });
    if (JSON.stringify(revalidateReport(validated, previous, changes(1))) !== JSON.stringify(validateReport(validated)))
      throw new Error('The outcomes differ.');
    tell(`${new Set(previous.map(({ rule }) => rule)).size} rules over ${indicators.length} entries`);
    return {
      round: async () => ({
        ours: rate((n) => revalidateReport(validated, previous, changes(n))),
        beside: rate(() => validateReport(validated)),
      }),
    };
  },
};

function rate(run: (n: number) => unknown): number {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < MIN_MS) {
    run(count);
    count += 1;
  }
  return count / ((performance.now() - started) / 1_000);
}
