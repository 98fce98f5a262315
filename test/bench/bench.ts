import { runBenchmark, type Benchmark, type Result } from './benchmark.js';
import { P1G } from './p1-growth.js';
import { P9 } from './p9-audit.js';
import { P10 } from './p10-large-report.js';
import { P11 } from './p11-first-paint.js';
import { P12 } from './p12-interaction.js';
import { P13 } from './p13-event-loop.js';
import { P1 } from './p1-import.js';
import { P2, P2H } from './p2-rules.js';
import { P3I } from './p3-incremental.js';
import { P3 } from './p3-stored-rows.js';
import { P4, P4P } from './p4-reads.js';
import { P5_FAMILY } from './p5-scorecard.js';
import { P6 } from './p6-submissions.js';
import { P7 } from './p7-matrix.js';
import { P8 } from './p8-row-security.js';

const BENCHMARKS: readonly Benchmark[] = [
  P1,
  P1G,
  P2,
  P2H,
  P3,
  P3I,
  P4,
  P4P,
  ...P5_FAMILY,
  P6,
  P7,
  P8,
  P9,
  P10,
  P11,
  P12,
  P13,
];

/**
 * Runs benchmarks by id, all without one, and prints a table, or with `--json` an array alone on standard output.
 * Progress goes to standard error. Answers the exit status.
 */
export async function main(args: readonly string[]): Promise<number> {
  const asJson = args.includes('--json');
  const ids = args.filter((argument) => argument !== '--json');
  const unknown = ids.filter((id) => !BENCHMARKS.some((benchmark) => benchmark.id === id));
  if (unknown.length > 0) {
    tell(`Unknown benchmark "${unknown.join('", "')}". Known:`);
    for (const { id, what } of BENCHMARKS) tell(`  ${id.padEnd(8)} ${what}`);
    return 2;
  }
  const results: Result[] = [];
  for (const benchmark of BENCHMARKS) {
    if (ids.length > 0 && !ids.includes(benchmark.id)) continue;
    results.push(await runBenchmark(benchmark, tell));
  }
  process.stdout.write(asJson ? `${JSON.stringify(results)}\n` : printTable(results));
  return 0;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function printTable(results: readonly Result[]): string {
  const rows = results.map(({ id, what, ours, beside, ratio }) => {
    const { goal, gate } = BENCHMARKS.find((benchmark) => benchmark.id === id) ?? { goal: '', gate: '' };
    return [id, String(ours), String(beside), String(ratio), goal, gate, what];
  });
  const table = [['id', 'ours', 'beside', 'ratio', 'goal', 'gate', 'what'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
