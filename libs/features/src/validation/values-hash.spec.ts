import { withPlainCells, type Entry, type Plan, type Report } from '@signatory/domain';
import { hashOf } from '@signatory/persistence';
import { valuesHash } from './values-hash.js';

// Of a rule that the plan does not have, the entry that it stands on is what it read.
const plan = { commitments: [], lists: [], disaggregations: [] } as unknown as Plan;
const entry = (value: string): Entry => ({ status: 'answered', value, evidence: [] });
const staff = withPlainCells(entry('9'), {
  names: ['total', 'sex.female', 'sex.male'],
  values: new Float64Array([Number.NaN, 5, 4]),
});
const report: Report = { member: 'IT', entries: { i1_staff: staff, two: entry('2') } };

const said = (value: string | null, cells: object | null = null) => ({
  status: 'answered',
  value,
  cells,
  observation: null,
  currency: null,
});
const hash = (rule: string, indicator: string, facts: Record<string, string> = {}) =>
  valuesHash(plan, report, { rule, field: { indicator }, facts });

describe('the hash of the values that a rule read', () => {
  it('is that of their canonical JSON beside the facts, whichever finding comes first', () => {
    const cell = (value: string) => ({ value, status: 'normal' });
    const values = [['i1_staff', said('9', { 'sex.female': cell('5'), 'sex.male': cell('4') })]];
    for (const cellName of ['sex.female', 'sex.male', 'sex.female']) {
      const facts = { cell: cellName, é: '"' };
      expect(hash('part.i1_staff.sex', 'i1_staff', facts)).toBe(hashOf({ values, facts }));
    }
    expect(hash('reason.two', 'two')).toBe(hashOf({ values: [['two', said('2')]], facts: {} }));
  });

  it('is of each entry its own where one rule finds something in several', () => {
    expect(hash('unknown', 'two')).toBe(hashOf({ values: [['two', said('2')]], facts: {} }));
    expect(hash('unknown', 'gone')).toBe(hashOf({ values: [['gone', null]], facts: {} }));
  });

  it('is of very many values by their own hash, so that thousands of findings do not each read all of them', () => {
    const cells = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, n) => [`sex.c${n}`, { value: String(n), status: 'normal' as const }]),
    );
    const entry = { status: 'answered' as const, value: '9', cells, evidence: [] };
    const large = { member: 'IT', entries: { i1_staff: entry } };
    const of = (facts: Record<string, string>, said: typeof large) =>
      valuesHash(plan, said, { rule: 'part.i1_staff.sex', field: { indicator: 'i1_staff' }, facts });
    const values = [['i1_staff', { ...said('9'), cells }]];
    expect(of({ cell: 'sex.c1' }, large)).toBe(hashOf({ values: hashOf(values), facts: { cell: 'sex.c1' } }));
    const other = { ...large, entries: { i1_staff: { ...entry, cells: { ...cells, 'sex.c7': cells['sex.c8'] } } } };
    expect(of({ cell: 'sex.c1' }, other as typeof large)).not.toBe(of({ cell: 'sex.c1' }, large));
  });
});
