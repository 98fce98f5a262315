import fc from 'fast-check';
import { indicator } from '../indicator.testing.js';
import { ALONE, compileColumns, UNTOLD } from './compile-columns.js';
import { compileRules } from './compile.js';
import { buildScope, CELL, withCell } from './scope.js';
import { Unknown, type Slot } from './value.js';

const money = indicator({ code: 'budget', type: 'amount', decimals: 2, by: ['area'] });
const scope = withCell(buildScope([money, indicator({ code: 'guard', type: 'boolean' })]), money);
const RULES = [
  { test: 'within_factor(cell, before.cell, 3)' },
  { test: 'same_sign(cell, earlier.cell)' },
  { test: '!outlier.history.cell' },
  { when: 'guard && known_before.cell', test: 'cell - before.cell < dec("50000.25")' },
  { test: '!known_before.cell || cell * before.cell >= 0' },
  { test: 'cell <= budget || guard' },
];
const { variables, run } = compileRules(RULES, scope);
const isColumn = ({ indicator: code }: { indicator: string }): boolean => code === CELL;
const columns = compileColumns(RULES, scope, variables, isColumn);

const LARGEST = Number.MAX_SAFE_INTEGER;
const units = fc.oneof(
  fc.integer({ min: -40, max: 40 }),
  fc.constantFrom(LARGEST, -LARGEST, 2 ** 46, 1e12, Number.NaN, Number.POSITIVE_INFINITY),
);
const row = fc.record({ now: units, before: units, earlier: units, history: fc.constantFrom(0, 1, UNTOLD) });
const shared = fc.record({
  budget: fc.constantFrom<Slot>(0, 30, 2n ** 60n, Unknown.unanswered, Unknown.unreadable),
  guard: fc.constantFrom<Slot>(true, false, Unknown.noData),
});

describe('rules over columns', () => {
  it('come to what they come to row by row, and leave alone only rows in which something is missing', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), shared, (rows, whole) => {
        const codes = new Uint8Array(RULES.length * rows.length);
        const held = variables.map((variable) => {
          if (!isColumn(variable)) return whole[variable.indicator as keyof typeof whole];
          if (variable.cycle === 'history') return Uint8Array.from(rows, ({ history }) => history);
          return Float64Array.from(rows, (each) => each[variable.cycle as 'now']);
        });
        columns(held, rows.length, codes);
        for (const [at, each] of rows.entries()) {
          const slots = variables.map((variable): Slot => {
            if (!isColumn(variable)) return whole[variable.indicator as keyof typeof whole];
            const value = each[variable.cycle as 'now' | 'history'];
            if (variable.cycle === 'history') return value === UNTOLD ? Unknown.tooFewValues : value === 1;
            return Number.isFinite(value) ? value : Unknown.unanswered;
          });
          const alone = run(slots);
          for (const [n, expected] of alone.entries()) {
            const code = codes[n * rows.length + at];
            if (code !== ALONE) expect([n, each, whole, code]).toEqual([n, each, whole, expected]);
          }
          const told = each.history !== UNTOLD && [each.now, each.before, each.earlier].every(Number.isFinite);
          if (told) expect(codes[2 * rows.length + at]).not.toBe(ALONE);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
