import { Decimal } from '@signatory/domain';
import fc from 'fast-check';
import { check } from './check.js';
import { compile, compileRules } from './compile.js';
import { interpret, interpretRules } from './interpret.js';
import { indicator } from '../indicator.testing.js';
import { buildScope, type Variable } from './scope.js';
import { Unknown, type Value } from './value.js';

const scope = buildScope(
  [
    indicator({ code: 'unit', type: 'choice', codes: ['none', 'decided', 'operating'] }),
    indicator({ code: 'guard', type: 'boolean' }),
    indicator({ code: 'staff', type: 'number', decimals: 2, by: ['sex'] }),
    indicator({ code: 'cases', type: 'count' }),
    indicator({ code: 'rate', type: 'percentage', decimals: 6 }),
    indicator({ code: 'routes', type: 'list' }),
    indicator({ code: 'since', type: 'date' }),
  ],
  [
    {
      code: 'sex',
      name: { original: 'en', texts: {} },
      codes: ['female', 'male'].map((code) => ({ code, label: { original: 'en', texts: {} } })),
    },
  ],
);

const from = (values: Record<string, Value | string>) => (variable: Variable) => {
  const value = values[variable.name] ?? Unknown.unanswered;
  return variable.type.kind === 'decimal' && typeof value === 'string' ? Decimal.parse(value) : value;
};

const both = (expression: string, values: Record<string, Value | string>) => {
  const compiled = compile(expression, scope)(from(values));
  expect(interpret(expression, scope)(from(values))).toBe(compiled);
  return compiled;
};

describe('a compiled rule', () => {
  it('calculates with decimals, not with doubles', () => {
    expect(both('staff + rate == dec("0.3")', { staff: '0.1', rate: '0.2' })).toBe(true);
    expect(both('dec("0.1") + dec("0.2") == dec("0.3")', {})).toBe(true);
    expect(both('staff * 3 == dec("0.3")', { staff: '0.1' })).toBe(true);
    expect(both('staff - rate < 0', { staff: '0.1', rate: '0.100001' })).toBe(true);
  });

  it('stays exact beyond 2^53', () => {
    expect(both('cases + 2 > cases + 1', { cases: '9007199254740991' })).toBe(true);
    expect(both('cases * 3 - cases - cases == cases', { cases: '9007199254740991' })).toBe(true);
    expect(both('cases * cases - 1 < cases * cases', { cases: '94906267' })).toBe(true);
    expect(both('cases + 1 > cases', { cases: '9007199254740992' })).toBe(true);
    expect(both('cases * cases == dec("81129638414606681695789005144064")', { cases: '9007199254740992' })).toBe(true);
    expect(both('staff * rate < dec("90071992547409.91")', { staff: '90071992547409.91', rate: '0.999999' })).toBe(
      true,
    );
    expect(both('cases == 123456789012345678', { cases: '123456789012345679' })).toBe(false);
  });

  it('does not apply where it reads a value that is not there', () => {
    expect(both('staff > 0', {})).toBe(Unknown.unanswered);
    expect(both('staff > 0', { staff: Unknown.noData })).toBe(Unknown.noData);
    expect(both('before.staff > 0', { 'before.staff': Unknown.noEarlierCycle })).toBe(Unknown.noEarlierCycle);
    expect(both('guard && staff > 0', { guard: false })).toBe(false);
    expect(both('staff > 0 || guard', { guard: true })).toBe(true);
    expect(both('staff > 0 && guard', { guard: true })).toBe(Unknown.unanswered);
  });

  it('applies where known guards the value', () => {
    expect(both('known.staff && staff > 0', {})).toBe(false);
    expect(both('!known.staff || staff > 0', {})).toBe(true);
    expect(both('known.staff && staff > 0', { staff: '0.01' })).toBe(true);
    expect(both('known_before.unit && before.unit == "none"', { 'before.unit': 'none' })).toBe(true);
    expect(both('known_cells.staff.sex.female ? cells.staff.sex.female > 1 : guard', { guard: true })).toBe(true);
  });

  it('never passes on a value it cannot read', () => {
    expect(both('!known.staff || staff > 0', { staff: '0.001' })).toBe(Unknown.unreadable);
    expect(both('staff > 0', { staff: '0.001' })).toBe(Unknown.unreadable);
    expect(both('guard', { guard: 'yes' })).toBe(Unknown.unreadable);
  });

  it('knows changes and balances by their names', () => {
    expect(both('within_factor(staff, before.staff, 3)', { staff: '12', 'before.staff': '4' })).toBe(true);
    expect(both('within_factor(staff, before.staff, dec("2.9"))', { staff: '12', 'before.staff': '4' })).toBe(false);
    expect(both('within_factor(staff, cases, 3)', { staff: '0.01', cases: '0' })).toBe(false);
    expect(both('same_sign(staff, rate)', { staff: '-1', rate: '-0.5' })).toBe(true);
    expect(both('same_sign(staff, rate)', { staff: '-1', rate: '0.5' })).toBe(false);
    const stocks = { cases: '12', 'earlier.cases': '10', staff: '5', rate: '3' };
    expect(both('balances(cases, earlier.cases, staff, rate)', stocks)).toBe(true);
    expect(both('balances(cases, earlier.cases, staff, rate)', { ...stocks, staff: '5.01' })).toBe(false);
    const { 'earlier.cases': _, ...alone } = stocks;
    expect(
      both('balances(cases, earlier.cases, staff, rate)', { ...alone, 'earlier.cases': Unknown.noEarlierCycle }),
    ).toBe(Unknown.noEarlierCycle);
  });

  it('asks whether a figure is unusual as it asks for any value', () => {
    expect(both('!outlier.history.cases', { 'outlier.history.cases': true })).toBe(false);
    expect(both('!outlier.peers.cases', { 'outlier.peers.cases': Unknown.tooFewValues })).toBe(Unknown.tooFewValues);
    expect(both('!known_outlier.peers.cases || !outlier.peers.cases', {})).toBe(true);
  });

  it('compares dates by order and texts by their parts', () => {
    expect(both('since >= "2024-10-04" && since < "2025-10-04"', { since: '2025-01-31' })).toBe(true);
    expect(both('since.startsWith("2025")', { since: '2025-01-31' })).toBe(true);
  });
});

describe('compiled rules', () => {
  it('find exactly what the evaluator of cel-js finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.option(boolText, { nil: undefined }), boolText), { minLength: 1, maxLength: 6 }),
        fc.array(reportValues, { minLength: 4, maxLength: 4 }),
        (texts, reports) => {
          const rules = texts.map(([when, test]) => (when === undefined ? { test } : { when, test }));
          for (const text of rules.flatMap(({ when, test }) => [when, test])) {
            if (text !== undefined)
              expect([text, check(text, scope)]).toEqual([text, expect.objectContaining({ ok: true })]);
          }
          const compiled = compileRules(rules, scope);
          const interpreted = interpretRules(rules, scope);
          for (const values of reports) {
            const lookup = from(values);
            expect([rules, values, ...compiled.run(compiled.fill(lookup))]).toEqual([
              rules,
              values,
              ...interpreted.run(interpreted.fill(lookup)),
            ]);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

const missing = fc.constantFrom<Value>(
  Unknown.unanswered,
  Unknown.noData,
  Unknown.noEarlierCycle,
  Unknown.tooFewValues,
  Unknown.seriesBreak,
  Unknown.unreadable,
);
const digits = (decimals: number) =>
  fc
    .tuple(
      fc.oneof(
        fc.bigInt(-3n, 3n),
        fc.bigInt(-1_000_000n, 1_000_000n),
        fc.bigInt(2n ** 53n - 5n, 2n ** 53n + 5n),
        fc.bigInt(-(2n ** 53n), 2n ** 53n),
        fc.bigInt(-(2n ** 80n), 2n ** 80n),
      ),
      fc.constant(decimals),
    )
    .map(([units, scale]): Value => Decimal.of(units, scale));
const values = (present: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: present }, { weight: 2, arbitrary: missing });
const choice = values(fc.constantFrom('none', 'decided', 'operating'));
const reportValues: fc.Arbitrary<Record<string, Value>> = fc.record({
  unit: choice,
  'before.unit': choice,
  guard: values(fc.boolean()),
  staff: values(digits(2)),
  'before.staff': values(digits(2)),
  'cells.staff.sex.female': values(digits(2)),
  'earlier.staff': values(digits(2)),
  'outlier.history.cases': values(fc.boolean()),
  cases: values(digits(0)),
  rate: values(digits(6)),
  routes: values(fc.bigInt(0n, 9n).map((units): Value => Decimal.of(units))),
  since: values(fc.constantFrom('2024-10-04', '2025-01-31')),
});

const figure = fc.constantFrom(
  'staff',
  'before.staff',
  'earlier.staff',
  'cells.staff.sex.female',
  'cases',
  'rate',
  'routes',
);
const { boolText } = fc.letrec<{ decimalText: string; boolText: string }>((tie) => ({
  decimalText: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    figure,
    fc.constantFrom('dec("0.15")', 'dec("-2.5")', 'dec("9007199254740993")'),
    fc
      .tuple(tie('decimalText'), fc.constantFrom('+', '-', '*'), tie('decimalText'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('decimalText'), fc.constantFrom('+', '-', '*'), fc.integer({ min: 0, max: 12 }))
      .map(([a, op, n]) => `(${a} ${op} ${n})`),
    fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('+', '-', '*'), tie('decimalText'))
      .map(([n, op, a]) => `(${n} ${op} ${a})`),
    tie('decimalText').map((a) => `abs(${a})`),
    tie('decimalText').map((a) => `-(${a})`),
    fc.tuple(tie('boolText'), tie('decimalText'), tie('decimalText')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  boolText: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      'guard',
      'true',
      'false',
      'unit == "decided"',
      'before.unit != unit',
      'unit in ["none", "operating"]',
      'since < "2025-01-01"',
      'unit.contains("e")',
      'outlier.history.cases',
    ),
    fc
      .tuple(tie('decimalText'), tie('decimalText'), fc.constantFrom('2', 'dec("1.5")', 'rate'))
      .map(([a, b, most]) => `within_factor(${a}, ${b}, ${most})`),
    fc.tuple(tie('decimalText'), tie('decimalText')).map(([a, b]) => `same_sign(${a}, ${b})`),
    fc.tuple(figure, figure, figure, figure).map((figures) => `balances(${figures.join(', ')})`),
    fc.constantFrom('known.staff', 'known.guard', 'known_before.unit', 'known_cells.staff.sex.female', 'known.unit'),
    fc
      .tuple(tie('decimalText'), fc.constantFrom('<', '<=', '==', '!=', '>=', '>'), tie('decimalText'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(tie('decimalText'), fc.constantFrom('<', '<=', '==', '!=', '>=', '>'), fc.integer({ min: -3, max: 3 }))
      .map(([a, op, n]) => `${a} ${op} ${n}`),
    fc
      .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom('<', '<=', '==', '!=', '>=', '>'), tie('decimalText'))
      .map(([n, op, a]) => `${n} ${op} ${a}`),
    fc
      .tuple(tie('decimalText'), fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 }))
      .map(([a, list]) => `${a} in [${list.join(', ')}]`),
    fc.tuple(tie('boolText'), fc.constantFrom('&&', '||'), tie('boolText')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('boolText').map((a) => `!(${a})`),
    fc.tuple(tie('boolText'), tie('boolText'), tie('boolText')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
}));
