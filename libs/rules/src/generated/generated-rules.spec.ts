import type { Entry, Report } from '@signatory/domain';
import { answer, cell, dated, failing, outcomeOf } from '../report/report.testing.js';
import { GENERATED_KINDS } from './messages.js';

const CASES: [string, Report['entries'], string[]][] = [
  ['asks for what is required', { unit: answer(null) }, ['required.unit']],
  ['finds an entry for no indicator', { unti: answer('none') }, ['unknown']],
  ['finds a value of another type', { unit: answer(true) }, ['evidence.unit @ evidence', 'type.unit']],
  ['finds another locale’s notation', { cost: answer('1.000,50', { currency: 'EUR' }) }, ['type.cost']],
  ['finds too many decimals', { cost: answer('10.0051', { currency: 'EUR' }) }, ['decimals.cost']],
  ['finds a figure out of range', { staff: answer('1000.01') }, ['range.staff']],
  ['finds a code that is none', { unit: answer('open', { evidence: [dated('2025-01-15')] }) }, ['code.unit']],
  [
    'finds an item that is not on the closed list',
    { routes: answer([{ key: 'air', fields: { date: '2025-02-01' } }], { evidence: [dated('2025-01-01', 'air')] }) },
    ['item.routes @ air'],
  ],
  [
    'finds an item that stands twice',
    {
      routes: answer(
        [1, 2].map(() => ({ key: 'sea', fields: { date: '2025-02-01' } })),
        { evidence: [dated('2025-01-01', 'sea')] },
      ),
    },
    ['unique.routes @ sea'],
  ],
  [
    'finds an item without a field',
    { routes: answer([{ key: 'sea', fields: {} }], { evidence: [dated('2025-01-01', 'sea')] }) },
    ['fields.routes @ sea'],
  ],
  [
    'finds a cell that is no figure, or none of the plan',
    { staff: answer('1', { cells: { 'sex.x': cell('1'), 'sex.male': cell('1,5') } }) },
    ['cells.staff @ sex.x', 'cells.staff @ sex.male'],
  ],
  [
    'finds parts that are not their total',
    { staff: answer('12', { cells: { 'sex.female': cell('7'), 'sex.male': cell('6') } }) },
    ['sum.staff.sex @ sex'],
  ],
  [
    'finds one part that is larger than the total',
    { staff: answer('12', { cells: { 'sex.female': cell('13') } }) },
    ['sum.staff.sex @ sex'],
  ],
  ['finds an amount without a currency', { cost: answer('10') }, ['currency.cost @ currency']],
  ['asks why there is no data', { staff: { status: 'no-data', value: null, evidence: [] } }, ['reason.staff @ reason']],
  ['asks for evidence', { unit: answer('operating') }, ['evidence.unit @ evidence']],
  [
    'asks for evidence of each item',
    { routes: answer([{ key: 'sea', fields: { date: '2025-02-01' } }], { evidence: [dated('2025-01-01')] }) },
    ['evidence-item.routes @ sea'],
  ],
  [
    'finds evidence dated outside the window',
    { unit: answer('operating', { evidence: [dated('2024-10-03')] }) },
    ['evidence-date.unit @ evidence'],
  ],
  [
    'finds evidence without a date',
    { unit: answer('operating', { evidence: [{ title: 'Decree' }] }) },
    ['evidence-date.unit @ evidence'],
  ],
  [
    'finds evidence not yet in force at the end of the window',
    { routes: answer([{ key: 'sea', fields: { date: '2025-02-01' } }], { evidence: [dated('2025-10-01', 'sea')] }) },
    ['evidence-date.routes @ evidence'],
  ],
];

describe('a generated rule', () => {
  it.each(CASES)('%s', (_, entries, expected) => {
    expect(failing(entries).filter((rule) => !rule.startsWith('R'))).toEqual(expected);
  });

  it('of every kind has a failing case above', () => {
    const kinds = CASES.flatMap(([, , expected]) => expected.map((code) => code.split(/[. ]/)[0]));
    expect([...new Set(kinds)].sort()).toEqual([...GENERATED_KINDS].sort());
  });

  it('asks no evidence for the answer that needs none', () => {
    expect(outcomeOf('evidence.unit', { unit: answer('none') })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'condition',
    });
  });

  it('does not judge a sum whose parts are not all there', () => {
    expect(outcomeOf('sum.staff.sex', { staff: answer('12', { cells: { 'sex.female': cell('7') } }) })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'no-data',
    });
  });

  it('takes no data with a reason for an answer', () => {
    const entries = { unit: { status: 'no-data', reason: 'Not counted.', value: null, evidence: [] } } as const;
    expect(failing(entries)).toEqual([]);
    expect(outcomeOf('code.unit', entries)).toEqual({ kind: 'NOT_APPLICABLE', reason: 'no-data' });
  });

  it('tells items that are none as a fault of type, and reads nothing into them', () => {
    const routes = JSON.parse('{"status":"answered","value":[null,{"key":3},{"fields":{}}],"evidence":[]}') as Entry;
    expect(failing({ routes })).toEqual(['type.routes', 'type.routes', 'type.routes']);
  });

  it('is not run, and never passes, over what no type allows', () => {
    const broken = { unit: JSON.parse('{"status":"answered","value":"operating"}') as Entry };
    expect(outcomeOf('evidence.unit', broken)).toMatchObject({ kind: 'NOT_RUN' });
  });
});
