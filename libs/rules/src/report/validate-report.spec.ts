import {
  plainText,
  type Commitment,
  type Entry,
  type Indicator,
  type Plan,
  type Report,
  type Rule,
} from '@signatory/domain';
import { GENERATED_KINDS } from '../generated/messages.js';
import { indicator } from '../indicator.testing.js';
import { dependenciesOf, tiedTo } from './dependencies.js';
import { describeFinding, messagesOf } from './describe-finding.js';
import { findingsOf, validateReport } from './validate-report.js';

const window = { from: '2024-10-04', to: '2025-09-30' };
const codes = (...all: string[]) => all.map((code) => ({ code, label: plainText(code) }));

const INDICATORS = [
  indicator({
    code: 'unit',
    label: 'I.1.a',
    type: 'choice',
    codes: ['none', 'operating'],
    required: true,
    evidence: { min: 1, minPerItem: 0, unless: 'none', dated: 'in-window' },
  }),
  indicator({
    code: 'staff',
    type: 'number',
    decimals: 2,
    by: ['sex'],
    role: 'context',
    range: { min: '0', max: '1000' },
  }),
  indicator({
    code: 'routes',
    type: 'list',
    items: { key: 'routes', fields: ['date'] },
    evidence: { min: 0, minPerItem: 1, dated: 'in-force' },
  }),
  indicator({ code: 'cost', type: 'amount', decimals: 2 }),
  indicator({ code: 'closed', type: 'boolean', role: 'finding', assessor: true, default: false }),
];

const RULES: Rule[] = [
  {
    code: 'R1',
    severity: 'ERROR',
    on: 'staff',
    when: 'unit == "operating" && known.staff',
    test: 'staff > 0',
    message: plainText('{label} is {staff} and {unit}; {never} stays.'),
  },
  {
    code: 'R2',
    severity: 'WARNING',
    on: 'unit',
    when: 'known_before.unit',
    test: '!(before.unit == "operating" && unit != "operating")',
    message: plainText('Was {before.unit}.'),
  },
  { code: 'R3', severity: 'WARNING', on: 'staff', test: 'staff <= before.staff * 3', message: plainText('Jump.') },
  { code: 'R4', severity: 'INFO', on: 'closed', test: '!closed', message: plainText('Closed.') },
];

function planOf(
  indicators: readonly Indicator[] = INDICATORS,
  rules: readonly Rule[] = RULES,
  applies: Commitment['applies'] = { all: 'asked', members: {} },
): Plan {
  const provenance = { kind: 'paraphrase', source: 'test' } as const;
  const commitment: Commitment = {
    id: 'I.1',
    code: 'I.1',
    pillar: null,
    title: plainText(''),
    text: plainText(''),
    provenance,
    applies,
    indicators,
    rules,
    guideline: null,
  };
  return {
    ...{
      id: 'p',
      version: 1,
      title: plainText('P'),
      shortTitle: plainText('P'),
      adopted: { date: '2024-10-04', place: '', document: '' },
    },
    ...{ sources: [], members: [], conflictGroups: [], pillars: [], commitments: [commitment] },
    disaggregations: [{ code: 'sex', name: plainText('Sex'), codes: codes('female', 'male') }],
    lists: [{ code: 'routes', name: plainText('Routes'), codes: codes('sea', 'land') }],
    method: {
      version: '1',
      na: 'exclude',
      ties: 'competition',
      overall: 'commitments',
      ranking: 'ranks',
      silence: 'desk',
      doubleScoring: 'all',
      rankedFrom: '0.8',
      replyDays: 14,
    },
  };
}

const answer = (value: Entry['value'], more: Partial<Entry> = {}): Entry => ({
  status: 'answered',
  value,
  evidence: [],
  ...more,
});
const cell = (value: string | null) => ({ value, status: 'normal' as const });
const dated = (happened: string, item?: string) => ({ title: 'Decree', happened, ...(item ? { item } : {}) });
const report = (entries: Report['entries']): Report => ({ member: 'CA', entries });

const SOUND: Report['entries'] = {
  unit: answer('operating', { evidence: [dated('2025-01-15')] }),
  staff: answer('12.50', { cells: { 'sex.female': cell('7.25'), 'sex.male': cell('5.25') } }),
  routes: answer([{ key: 'sea', fields: { date: '2025-02-01' } }], { evidence: [dated('2019-05-01', 'sea')] }),
  cost: answer('1000', { currency: 'EUR' }),
};

const outcomes = (entries: Report['entries'], before: Report | null = null, plan = planOf()) =>
  validateReport({ plan, report: report({ ...SOUND, ...entries }), before, window });
const outcomeOf = (rule: string, ...rest: Parameters<typeof outcomes>) =>
  outcomes(...rest).find((each) => each.rule === rule)?.outcome;
const failing = (...rest: Parameters<typeof outcomes>) =>
  findingsOf(outcomes(...rest)).map(({ rule, field }) => (field.part === undefined ? rule : `${rule} @ ${field.part}`));

describe('a sound report', () => {
  it('fails no rule, and every rule of the plan has an outcome', () => {
    const all = outcomes({});
    expect(findingsOf(all)).toEqual([]);
    expect(new Set(all.map(({ rule }) => rule))).toEqual(
      new Set([...messagesOf(planOf()).keys()].filter((code) => code !== 'unknown')),
    );
    expect(all.every(({ outcome }) => outcome.kind !== 'NOT_RUN')).toBe(true);
  });
});

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

  it('is not run, and never passes, over what no type allows', () => {
    const broken = { unit: JSON.parse('{"status":"answered","value":"operating"}') as Entry };
    expect(outcomeOf('evidence.unit', broken)).toMatchObject({ kind: 'NOT_RUN' });
  });
});

describe('a written rule', () => {
  it('fails with the values its message needs', () => {
    const [finding] = findingsOf(outcomes({ staff: answer('0') }));
    expect(finding).toEqual({
      rule: 'R1',
      severity: 'ERROR',
      field: { indicator: 'staff' },
      facts: { label: 'staff', unit: 'operating', staff: '0' },
    });
    expect(finding && describeFinding(RULES[0] ?? { message: plainText('') }, finding.facts, 'fr')).toEqual({
      text: 'staff is 0 and operating; {never} stays.',
      language: 'en',
      fallback: true,
    });
  });

  it('does not apply without the earlier cycle it compares with', () => {
    expect(outcomeOf('R3', {})).toEqual({ kind: 'NOT_APPLICABLE', reason: 'no-earlier-cycle' });
    expect(outcomeOf('R2', {})).toEqual({ kind: 'NOT_APPLICABLE', reason: 'condition' });
  });

  it('compares with the earlier cycle where there is one', () => {
    expect(
      failing(
        { unit: answer('none'), staff: answer('12.01') },
        report({ unit: answer('operating'), staff: answer('4') }),
      ),
    ).toEqual(['R2', 'R3']);
  });

  it('does not apply to an answer that is not there, and says which way', () => {
    expect(outcomeOf('R3', { staff: answer(null) }, report({ staff: answer('4') }))).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'unanswered',
    });
    expect(outcomeOf('R3', { staff: { status: 'confidential', reason: 'r', value: null, evidence: [] } })).toEqual({
      kind: 'NOT_APPLICABLE',
      reason: 'no-data',
    });
  });

  it('is not run over a value that cannot be read', () => {
    expect(outcomeOf('R1', { staff: answer('1.005') })).toEqual({
      kind: 'NOT_RUN',
      cause: 'Cannot be read as its indicator declares it: staff',
    });
  });

  it('that does not pass its check is not run, and the others are', () => {
    const broken = planOf(INDICATORS, [
      { code: 'X', severity: 'BLOCKER', on: 'unit', test: 'unti == "none"', message: plainText('') },
      ...RULES,
    ]);
    expect(outcomeOf('X', {}, null, broken)).toMatchObject({ kind: 'NOT_RUN', cause: expect.stringContaining('unti') });
    expect(outcomeOf('R1', {}, null, broken)).toEqual({ kind: 'PASS' });
  });

  it('reads a finding’s default until an assessor sets it', () => {
    expect(outcomeOf('R4', {})).toEqual({ kind: 'PASS' });
    expect(failing({ closed: answer(true) })).toEqual(['R4']);
  });
});

describe('a commitment not asked of the member', () => {
  it('has rules that do not apply', () => {
    const plan = planOf(INDICATORS, RULES, {
      all: 'asked',
      members: { CA: { kind: 'not-asked', reason: plainText('Landlocked.') } },
    });
    const all = validateReport({ plan, report: report({}), window });
    expect(new Set(all.map(({ outcome }) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"kind":"NOT_APPLICABLE","reason":"condition"}']),
    );
    expect(all.length).toBeGreaterThan(RULES.length);
  });
});

describe('a message of a generated rule', () => {
  it('is filled from its facts in each of its languages', () => {
    const messages = messagesOf(planOf());
    const entries = { staff: answer('12', { cells: { 'sex.female': cell('7'), 'sex.male': cell('6') } }) };
    const finding = findingsOf(outcomes(entries)).find(({ rule }) => rule === 'sum.staff.sex');
    const message = messages.get('sum.staff.sex');
    const say = (language: string) => finding && message && describeFinding(message, finding.facts, language).text;
    expect(say('en')).toBe('staff: the parts by sex add up to 13, and the total is 12. Correct one of them.');
    expect(say('de')).toBe('staff: Die Teile nach sex ergeben 13, die Summe ist 12. Berichtigen Sie eines davon.');
    expect(say('fr')).not.toMatch(/[{}]/);
  });
});

describe('dependencies', () => {
  it('name the indicators that each rule reads', () => {
    const all = dependenciesOf(planOf());
    expect(all.get('R1')).toEqual(['staff', 'unit']);
    expect(all.get('required.unit')).toEqual(['unit']);
  });

  it('tie returned fields to those that a rule reads with them', () => {
    expect(tiedTo(planOf(), ['staff']).sort()).toEqual(['staff', 'unit']);
    expect(tiedTo(planOf(), ['cost'])).toEqual(['cost']);
  });
});
