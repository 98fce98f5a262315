/** What one round measured, both in the same unit. */
export interface Round {
  readonly ours: number;
  readonly beside: number;
}

/** A comparison that stands ready: every round measures ours and the alternative, one after the other. */
export interface Prepared {
  round(): Promise<Round>;
  close?(): Promise<void>;
}

/** One comparison of ours with an alternative, within one run on one machine. */
export interface Benchmark {
  readonly id: string;
  /** What is compared with what, and the unit of the figures. */
  readonly what: string;
  /** Rates are `ours/beside`; times are, unless less is what is asked for, `beside/ours`. */
  readonly ratio: 'ours/beside' | 'beside/ours';
  /** The ratio aimed for, and the one below which nothing may land. */
  readonly goal: string;
  readonly gate: string;
  /** `tell` writes a line of progress. */
  prepare(tell: (line: string) => void): Promise<Prepared>;
}

/** A finished comparison, as it is printed. */
export interface Result {
  readonly id: string;
  readonly what: string;
  readonly ours: number;
  readonly beside: number;
  readonly ratio: number;
}

const ROUNDS = 3;

/** The median round of three. A whole round is taken, so that its figures and its ratio belong to the same minute of the machine. */
export async function runBenchmark(benchmark: Benchmark, tell: (line: string) => void): Promise<Result> {
  tell(`${benchmark.id}: ${benchmark.what}`);
  const prepared = await benchmark.prepare((line) => tell(`  ${line}`));
  try {
    const results: Result[] = [];
    for (let count = 1; count <= ROUNDS; count += 1) {
      const result = resultOf(benchmark, await prepared.round());
      tell(`  round ${count} of ${ROUNDS}: ours ${result.ours}, beside ${result.beside}, ratio ${result.ratio}`);
      results.push(result);
    }
    return medianOf(results);
  } finally {
    await prepared.close?.();
  }
}

/** The result whose ratio is in the middle. */
export function medianOf(results: readonly Result[]): Result {
  const sorted = [...results].sort((a, b) => a.ratio - b.ratio);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new Error('A median needs at least one round.');
  return median;
}

function resultOf({ id, what, ratio }: Benchmark, { ours, beside }: Round): Result {
  const quotient = ratio === 'ours/beside' ? ours / beside : beside / ours;
  return { id, what, ours: round(ours), beside: round(beside), ratio: round(quotient) };
}

/** Four digits: the machine's noise is in the second. */
function round(figure: number): number {
  return Number(figure.toPrecision(4));
}
