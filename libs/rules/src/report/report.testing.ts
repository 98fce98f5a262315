import {
  plainText,
  type Commitment,
  type Entry,
  type Indicator,
  type LinkReason,
  type LinkState,
  type Plan,
  type Report,
  type Rule,
} from '@signatory/domain';
import { indicator } from '../indicator.testing.js';
import { findingsOf, validateReport } from './validate-report.js';

export const window = { from: '2024-10-04', to: '2025-09-30' };
export const codes = (...all: string[]) => all.map((code) => ({ code, label: plainText(code) }));

export const INDICATORS = [
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
  indicator({ code: 'arrivals', by: ['entry'], role: 'context' }),
  indicator({ code: 'mandate', type: 'date', requiredWhen: 'unit == "operating"', narrative: true }),
  indicator({ code: 'closed', type: 'boolean', role: 'finding', assessor: true, default: false }),
];

export const RULES: Rule[] = [
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

export function planOf(
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
    id: 'p',
    version: 1,
    title: plainText('P'),
    shortTitle: plainText('P'),
    adopted: { date: '2024-10-04', place: '', document: '' },
    sources: [],
    members: [],
    conflictGroups: [],
    pillars: [],
    commitments: [commitment],
    disaggregations: [
      { code: 'sex', name: plainText('Sex'), codes: codes('female', 'male') },
      { code: 'entry', name: plainText('Entry'), codes: codes('sea', 'land', 'air') },
    ],
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

export const answer = (value: Entry['value'], more: Partial<Entry> = {}): Entry => ({
  status: 'answered',
  value,
  evidence: [],
  ...more,
});
export const cell = (value: string | null) => ({ value, status: 'normal' as const });
export const dated = (happened: string, item?: string) => ({ title: 'Decree', happened, ...(item ? { item } : {}) });
export const linked = (
  url: string,
  state: LinkState,
  status: number | null = null,
  reason: LinkReason | null = null,
) => ({
  ...dated('2025-01-15'),
  url,
  link: { state, status, reason },
});
export const report = (entries: Report['entries']): Report => ({ member: 'CA', entries });

export const SOUND: Report['entries'] = {
  unit: answer('operating', { evidence: [dated('2025-01-15')] }),
  staff: answer('12.50', { cells: { 'sex.female': cell('7.25'), 'sex.male': cell('5.25') } }),
  routes: answer([{ key: 'sea', fields: { date: '2025-02-01' } }], { evidence: [dated('2019-05-01', 'sea')] }),
  cost: answer('1000', { currency: 'EUR' }),
  arrivals: answer('12', { cells: { 'entry.sea': cell('7'), 'entry.land': cell('5'), 'entry.air': cell('0') } }),
  mandate: answer('2025-01-15', { narrative: plainText('By decree.') }),
};

export const outcomes = (entries: Report['entries'], before: Report | null = null, plan = planOf()) =>
  validateReport({ plan, report: report({ ...SOUND, ...entries }), before, window });
export const outcomeOf = (rule: string, ...rest: Parameters<typeof outcomes>) =>
  outcomes(...rest).find((each) => each.rule === rule)?.outcome;
export const failing = (...rest: Parameters<typeof outcomes>) =>
  findingsOf(outcomes(...rest)).map(({ rule, field }) => (field.part === undefined ? rule : `${rule} @ ${field.part}`));
