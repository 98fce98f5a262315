import type { Cell, Entry, Evidence, Report } from '@signatory/domain';
import { indicator } from '../indicator.testing.js';
import { answer, cell, dated, failing, linked, outcomeOf, outcomes, planOf } from '../report/report.testing.js';
import { GENERATED_KINDS, GENERATED_MESSAGES } from './messages.js';

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
    'finds parts without their total',
    { arrivals: answer(null, { cells: { 'entry.sea': cell('7') } }) },
    ['total.arrivals'],
  ],
  [
    'finds one part that is larger than the total',
    { staff: answer('12', { cells: { 'sex.female': cell('13'), 'sex.male': cell('1') } }) },
    ['part.staff.sex @ sex.female'],
  ],
  [
    'finds given parts that are already more than the total',
    { arrivals: answer('12', { cells: { 'entry.sea': cell('7'), 'entry.land': cell('6') } }) },
    ['sum.arrivals.entry @ entry'],
  ],
  [
    'finds a confidential cell that is left when its siblings are taken from the total',
    {
      arrivals: answer('12', {
        cells: {
          'entry.sea': cell('7'),
          'entry.land': { value: '4', status: 'confidential' },
          'entry.air': cell('1'),
        },
      }),
    },
    ['disclosed.arrivals.entry @ entry.land'],
  ],
  [
    'asks for an answer where the plan’s condition holds',
    { unit: answer('operating', { evidence: [dated('2025-01-15')] }), mandate: answer(null) },
    ['required-when.mandate'],
  ],
  ['asks for an account in words', { mandate: answer('2025-01-15') }, ['narrative.mandate @ narrative']],
  [
    'finds a source that stands twice, however it is written',
    {
      unit: answer('operating', {
        evidence: ['https://www.example.org/decree/', 'http://example.org/decree#article-2'].map((url) => ({
          ...dated('2025-01-15'),
          url,
        })),
      }),
    },
    ['evidence-twice.unit @ evidence'],
  ],
  [
    'finds a page that is gone, and one that is out of reach',
    {
      unit: answer('operating', {
        evidence: [linked('https://a.example.net/', 'gone', 404), linked('https://b.example.net/', 'unreachable')],
      }),
    },
    ['evidence-gone.unit @ evidence', 'evidence-unreached.unit @ evidence'],
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
    // What is compared between members has its own stories.
    const kinds = [...CASES.flatMap(([, , expected]) => expected.map((code) => code.split(/[. ]/)[0])), 'mirror'];
    expect([...new Set(kinds)].sort()).toEqual([...GENERATED_KINDS].sort());
  });

  const reach = (...evidence: Evidence[]) =>
    ['evidence-gone.unit', 'evidence-unreached.unit'].map((code) =>
      outcomeOf(code, { unit: answer('operating', { evidence }) }),
    );
  const notChecked = { kind: 'NOT_APPLICABLE', reason: 'not-checked' };

  it('passes a page only after it was asked for: until then it neither passes nor fails', () => {
    const reached = linked('https://a.example.net/', 'reachable', 200);
    const unknown = { ...dated('2025-01-15'), url: 'https://b.example.net/' };
    expect(reach(reached)).toEqual([{ kind: 'PASS' }, { kind: 'PASS' }]);
    expect(reach(reached, unknown)).toEqual([notChecked, notChecked]);
    expect(reach(linked('https://example.org/x', 'refused', null, 'reserved'))).toEqual([notChecked, notChecked]);
    // What is known to be wrong is said, whatever else is not known yet.
    expect(reach(linked('https://a.example.net/', 'gone', 410), unknown)).toEqual([{ kind: 'FAIL' }, notChecked]);
  });

  it('asks no page of a file', () => {
    const none = { kind: 'NOT_APPLICABLE', reason: 'condition' };
    expect(reach({ ...dated('2025-01-15'), file: 'a'.repeat(64) })).toEqual([none, none]);
  });

  it('does not name what only the secretariat may see', () => {
    const [finding] = outcomes({
      unit: answer('operating', {
        evidence: [{ ...linked('https://a.example.net/', 'gone', 404), title: 'Secret', tier: 'secretariat' }],
      }),
    }).filter(({ rule }) => rule === 'evidence-gone.unit');
    expect(finding?.facts).toEqual({ label: expect.any(String), title: '#1', status: 404 });
  });

  it('asks no evidence for the answer that needs none', () => {
    expect(outcomeOf('evidence.unit', { unit: answer('none') })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'condition',
    });
  });

  it('does not judge a sum whose parts are not all there', () => {
    const sum = (male: Cell | undefined) =>
      outcomeOf('sum.staff.sex', {
        staff: answer('12', { cells: { 'sex.female': cell('7'), ...(male && { 'sex.male': male }) } }),
      });
    expect(sum(undefined)).toEqual({ kind: 'NOT_APPLICABLE', reason: 'unanswered' });
    expect(sum({ value: null, status: 'missing' })).toEqual({ kind: 'NOT_APPLICABLE', reason: 'no-data' });
    expect(sum({ value: null, status: 'confidential' })).toEqual({ kind: 'NOT_APPLICABLE', reason: 'confidential' });
  });

  it('lets be what is confidential with a second cell, or with its total', () => {
    const cells = (second: Cell['status']) => ({
      'entry.sea': cell('7'),
      'entry.land': { value: '4', status: 'confidential' as const },
      'entry.air': { value: '1', status: second },
    });
    const two = { arrivals: answer('12', { cells: cells('confidential') }) };
    const total = { arrivals: answer('12', { cells: cells('normal'), observation: 'confidential' as const }) };
    expect(outcomeOf('disclosed.arrivals.entry', two)).toEqual({ kind: 'PASS' });
    expect(outcomeOf('disclosed.arrivals.entry', total)).toEqual({ kind: 'PASS' });
  });

  it('asks for no total that is confidential, or where no part has a figure', () => {
    const hidden = answer(null, { observation: 'confidential', cells: { 'entry.sea': cell('7') } });
    const missing = answer(null, { cells: { 'entry.sea': { value: null, status: 'missing' } } });
    const total = (entry: Entry): unknown => outcomeOf('total.arrivals', { arrivals: entry });
    expect(total(hidden)).toEqual({ kind: 'NOT_APPLICABLE', reason: 'confidential' });
    expect(total(missing)).toEqual({ kind: 'NOT_APPLICABLE', reason: 'unanswered' });
    expect(total(answer('7', { cells: { 'entry.sea': cell('7') } }))).toEqual({ kind: 'PASS' });
  });

  it('leaves the total of a figure that is required by a condition to that, where it holds', () => {
    const conditional = [
      indicator({ code: 'unit', type: 'choice', codes: ['none', 'operating'] }),
      indicator({ code: 'arrivals', by: ['entry'], role: 'context', requiredWhen: 'unit == "operating"' }),
    ];
    const parts = answer(null, { cells: { 'entry.sea': cell('7') } });
    const found = (unit: string) => failing({ unit: answer(unit), arrivals: parts }, null, planOf(conditional, []));
    expect(found('operating')).toContain('required-when.arrivals');
    expect(found('operating')).not.toContain('total.arrivals');
    expect(found('none')).toContain('total.arrivals');
  });

  it('asks for nothing where the plan’s condition does not hold, or cannot be told', () => {
    expect(outcomeOf('required-when.mandate', { unit: answer('none'), mandate: answer(null) })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'condition',
    });
    expect(outcomeOf('required-when.mandate', { unit: answer(null), mandate: answer(null) })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'unanswered',
    });
    expect(outcomeOf('required-when.mandate', { unit: answer('closed'), mandate: answer(null) })).toMatchObject({
      kind: 'NOT_RUN',
    });
    expect(failing({ mandate: { status: 'no-data', reason: 'Lost.', value: null, evidence: [] } })).toEqual([]);
  });

  it('speaks five languages, with the same placeholders in each', () => {
    for (const message of Object.values(GENERATED_MESSAGES)) {
      expect(Object.keys(message.texts)).toEqual(['en', 'de', 'fr', 'it', 'ja']);
      const names = Object.values(message.texts).map(({ text }) =>
        [...new Set(text.match(/\{[^}]+\}/g))].sort().join(),
      );
      expect(new Set(names).size).toBe(1);
    }
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
