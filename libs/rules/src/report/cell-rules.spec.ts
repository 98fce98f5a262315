import { Decimal, plainText, withPlainCells, type Cell, type Entry, type Rule } from '@signatory/domain';
import fc from 'fast-check';
import { UNTOLD } from '../expression/compile-columns.js';
import { judgeByHistory, judgeColumn } from './outlier.js';
import { nameFacts } from './name-facts.js';
import { sayCause } from './not-run-cause.js';
import { answer, cell, INDICATORS, planOf, report, window } from './report.testing.js';
import { tryRule } from './try-rule.js';
import { validateReport, type ReportToValidate } from './validate-report.js';

const rule = (code: string, test: string, more: Partial<Rule> = {}): Rule => ({
  code,
  severity: 'WARNING',
  on: 'arrivals',
  each: 'entry',
  test,
  message: plainText('{part}: {cell}, {before.cell} before.'),
  ...more,
});
const RULES = [
  rule('FACTOR', 'within_factor(cell, before.cell, 3)'),
  rule('SIGN', 'same_sign(cell, earlier.cell)'),
  rule('USUAL', '!outlier.history.cell'),
  rule('WHOLE', 'cell <= arrivals'),
  rule('ASKED', 'cell > 2', { when: 'known.cell && arrivals > 10' }),
];
const plan = planOf(INDICATORS, RULES);
const NAMES = ['total', 'entry.sea', 'entry.land', 'entry.air'];

type Figures = readonly (number | null)[];
const spelt = (figures: Figures): Record<string, Cell> =>
  Object.fromEntries(
    figures.flatMap((each, n) => (each === null ? [] : [[NAMES[n + 1] ?? '', cell(String(each))] as const])),
  );
const asColumn = (total: string, figures: Figures): Entry =>
  withPlainCells(answer(total), {
    names: NAMES,
    values: new Float64Array([Number.NaN, ...figures.map((each) => each ?? Number.NaN)]),
  });
const asCells = (total: string, figures: Figures): Entry => answer(total, { cells: spelt(figures) });
const at = (make: typeof asCells, total: string, figures: Figures) => report({ arrivals: make(total, figures) });
const own = (validated: Omit<ReportToValidate, 'plan' | 'window'>) =>
  validateReport({ plan, window, ...validated }).filter(({ rule: code }) => RULES.some((each) => each.code === code));
const said = (...found: Parameters<typeof own>) =>
  own(...found).map(({ rule: code, field, outcome }) => `${code} ${outcome.kind} ${field.part ?? ''}`.trim());

describe('a rule that is asked of each cell', () => {
  it('finds each cell that is at fault, with what it read', () => {
    const found = own({ report: at(asCells, '20', [9, 30, 1]), before: at(asCells, '12', [2, 10, null]) });
    expect(found.filter(({ outcome }) => outcome.kind === 'FAIL')).toEqual([
      expect.objectContaining({
        rule: 'FACTOR',
        field: { indicator: 'arrivals', part: 'entry.sea' },
        facts: expect.objectContaining({ part: 'entry.sea', cell: '9', 'before.cell': '2' }) as object,
      }),
      expect.objectContaining({ rule: 'WHOLE', field: { indicator: 'arrivals', part: 'entry.land' } }),
      expect.objectContaining({ rule: 'ASKED', field: { indicator: 'arrivals', part: 'entry.air' } }),
    ]);
  });

  it('passes where one cell did and none failed, and says why it does not apply where it applied to none', () => {
    expect(said({ report: at(asCells, '20', [9, null, null]), before: at(asCells, '9', [9, 4, null]) })).toEqual([
      'FACTOR PASS',
      'SIGN NOT_APPLICABLE',
      'USUAL NOT_APPLICABLE',
      'WHOLE PASS',
      'ASKED PASS',
    ]);
    const reasons = own({ report: at(asCells, '9', [9]) }).map(({ outcome }) =>
      outcome.kind === 'NOT_APPLICABLE' ? outcome.reason : outcome.kind,
    );
    expect(reasons).toEqual(['no-earlier-cycle', 'no-earlier-cycle', 'no-earlier-cycle', 'PASS', 'condition']);
  });

  it('judges a cell by the same cell of earlier windows', () => {
    const history = [9, 10, 11, 10].map((sea) => at(asCells, '20', [sea, 5, null]));
    const found = own({ report: at(asCells, '99', [90, 5, 7]), history });
    const fails = found.filter(({ rule: code, outcome }) => code === 'USUAL' && outcome.kind === 'FAIL');
    expect(fails).toHaveLength(1);
    expect(fails[0]?.field.part).toBe('entry.sea');
    expect(fails[0]?.facts).toMatchObject({
      cell: '90',
      'outlier.history.cell.n': 4,
      'outlier.history.cell.median': '10',
    });
  });

  const figure = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null });
  const figures = fc.tuple(figure, figure, figure);
  it('says the same of cells in columns as of cells one by one, here and in earlier reports', () => {
    fc.assert(
      fc.property(figures, fc.array(figures, { maxLength: 6 }), (now, years) => {
        const judge = (make: typeof asCells) => {
          const history = years.map((each) => at(make, '40', each));
          return own({ report: at(make, '20', now), before: history[0] ?? null, history });
        };
        expect(judge(asColumn)).toEqual(judge(asCells));
      }),
      { numRuns: 300 },
    );
  });

  it('that cannot be read names the cell by the plan’s words', () => {
    const cells = { 'entry.sea': cell('many') };
    const found = own({ report: report({ arrivals: answer('20', { cells }) }) });
    const { field, outcome, facts } = found.find(({ rule: code }) => code === 'WHOLE') ?? {};
    expect([outcome?.kind, field?.part]).toEqual(['NOT_RUN', 'entry.sea']);
    expect(nameFacts(plan, 'arrivals', facts ?? {}, 'en').unreadable).toBe('arrivals, Entry, sea');
  });

  it('is not run, or refused, where the indicator has no such cells', () => {
    const odd = rule('ODD', 'cell > 0', { each: 'sex' });
    const found = validateReport({ plan: planOf(INDICATORS, [odd]), report: report({}), window });
    const outcome = found.find(({ rule: code }) => code === 'ODD')?.outcome;
    expect(outcome?.kind === 'NOT_RUN' && sayCause('en', outcome.cause)).toBe('"arrivals" has no cells by "sex"');
    const { faults } = tryRule(plan, odd);
    expect(faults).toMatchObject([{ part: 'each', words: { code: 'plan.each', values: { by: 'entry' } } }]);
    expect(tryRule(plan, rule('PEERS', '!outlier.peers.cell')).faults).toHaveLength(1);
  });
});

describe('an outlier among whole units', () => {
  const told = (now: number, earlier: readonly number[]): number | undefined =>
    judgeColumn(
      new Float64Array([0, now]),
      earlier.map((each) => new Float64Array([Number.NaN, each])),
    )[1];

  it('is one exactly where it is one among fractions', () => {
    const units = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -2_000_000, max: 2_000_000 }));
    fc.assert(
      fc.property(
        units,
        fc.array(units, { maxLength: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (now, earlier, decimals) => {
          const decimal = (each: number) => Decimal.of(BigInt(each), decimals);
          const judged = judgeByHistory(decimal(now), earlier.map(decimal), decimals);
          expect(told(now, [Number.NaN, ...earlier])).toBe(judged ? Number(judged.outlier) : UNTOLD);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is left to fractions where a double would not be exact', () => {
    expect(told(2e11, [1, 2, 3, 4])).toBe(UNTOLD);
    expect(told(1, [1, 2, 3, -2e11])).toBe(UNTOLD);
    expect(told(1, [1, 2, 3, Number.POSITIVE_INFINITY])).toBe(UNTOLD);
    expect(told(Number.NaN, [1, 2, 3, 4])).toBe(UNTOLD);
  });
});
