import { withPlainCells, type Entry } from '@signatory/domain';
import fc from 'fast-check';
import { answer, cell, planOf, report, window, INDICATORS, RULES } from './report.testing.js';
import { validateReport } from './validate-report.js';

const plan = planOf(INDICATORS, [
  ...RULES,
  {
    code: 'R5',
    severity: 'ERROR',
    on: 'arrivals',
    test: 'cells.arrivals.entry.sea <= arrivals',
    message: { original: 'en', texts: {} },
  },
]);
const NAMES = ['total', 'entry.sea', 'entry.land', 'entry.air'];
const figure = fc.option(fc.integer({ min: 0, max: 20 }), { nil: Number.NaN });
const total = fc.option(
  fc.tuple(fc.integer({ min: -2, max: 40 }), fc.constantFrom('', '.5')).map(([whole, half]) => `${whole}${half}`),
  { nil: null },
);

describe('cells that are plain figures', () => {
  it('are judged as one column as they are one by one, with the same facts', () => {
    fc.assert(
      fc.property(fc.tuple(figure, figure, figure), total, (cells, value) => {
        const values = new Float64Array([Number.NaN, ...cells]);
        const whole = answer(value);
        const spelt = NAMES.flatMap((name, no) => {
          const each = values[no] ?? Number.NaN;
          return Number.isNaN(each) ? [] : [[name, cell(String(each))] as const];
        });
        const judge = (entry: Entry) => validateReport({ plan, report: report({ arrivals: entry }), window });
        const column = withPlainCells(whole, { names: NAMES, values });
        expect(judge(column)).toEqual(judge({ ...whole, cells: Object.fromEntries(spelt) }));
        expect(column.cells).toEqual(Object.fromEntries(spelt));
      }),
      { numRuns: 500 },
    );
  });
});
