import { compileRules, interpretRules } from '@signatory/rules';
import type { Benchmark, Prepared } from './benchmark.js';
import { checkByHand, lookupOf, makeRows, RULES, SCOPE, type PlainRow } from './rule-rows.js';

const ROWS = 20_000;
/** The evaluator is slow: it gets a part of the rows. */
const SAMPLE = 4_000;
const MIN_MS = 700;

/** Evaluates all rules over the row of an index. */
type Evaluate = (row: number, codes: Uint8Array) => void;

export const P2: Benchmark = {
  id: 'P2',
  what: `rows/s of ${RULES.length} compiled rules beside cel-js's evaluator, over ready values; findings identical`,
  ratio: 'ours/beside',
  goal: '≥ 20',
  gate: '10',
  prepare: () => {
    const rows = makeRows(ROWS);
    const interpreted = interpretRules(RULES, SCOPE);
    const contexts = rows.slice(0, SAMPLE).map((row) => interpreted.fill(lookupOf(row)));
    return compare(rows, SAMPLE, (row, codes) => {
      const context = contexts[row];
      if (context) interpreted.run(context, codes);
    });
  },
};

export const P2H: Benchmark = {
  id: 'P2h',
  what: `rows/s of ${RULES.length} compiled rules beside hand-written JavaScript, over ready values; findings identical`,
  ratio: 'ours/beside',
  goal: '≥ 0.25',
  gate: '0.1',
  prepare: () => {
    const rows = makeRows(ROWS);
    return compare(rows, ROWS, (index, codes) => {
      const row = rows[index];
      if (row) checkByHand(row, codes);
    });
  },
};

async function compare(rows: readonly PlainRow[], count: number, beside: Evaluate): Promise<Prepared> {
  const compiled = compileRules(RULES, SCOPE);
  const slots = rows.map((row) => compiled.fill(lookupOf(row)));
  const ours: Evaluate = (row, codes) => {
    const filled = slots[row];
    if (filled) compiled.run(filled, codes);
  };
  requireSameFindings(ours, beside, count);
  const round = async () => ({ ours: rate(ours, rows.length), beside: rate(beside, count) });
  // The engine optimises what it has seen often.
  await round();
  return { round };
}

function requireSameFindings(ours: Evaluate, beside: Evaluate, count: number): void {
  const [left, right] = [new Uint8Array(RULES.length), new Uint8Array(RULES.length)];
  for (let row = 0; row < count; row += 1) {
    ours(row, left);
    beside(row, right);
    const rule = left.findIndex((code, index) => code !== right[index]);
    if (rule >= 0)
      throw new Error(
        `Row ${row}, "${RULES[rule]?.test}": compiled ${left[rule]}, beside ${right[rule]}. A comparison of speed needs equal findings.`,
      );
  }
}

/** Rows per second, over whole passes for at least `MIN_MS`. */
function rate(evaluate: Evaluate, count: number): number {
  const codes = new Uint8Array(RULES.length);
  let seen = 0;
  let found = 0;
  const started = performance.now();
  while (performance.now() - started < MIN_MS) {
    for (let row = 0; row < count; row += 1) {
      evaluate(row, codes);
      found += codes[0] ?? 0;
    }
    seen += count;
  }
  const seconds = (performance.now() - started) / 1000;
  // Read, so that nothing can be left out as unused.
  if (found < 0) throw new Error('Codes are not negative.');
  return seen / seconds;
}
