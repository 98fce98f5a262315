import { plainText, type Indicator, type Plan, type Report } from '@signatory/domain';
import { planOf } from './plans-and-reports.testing.js';

const PLAIN = {
  role: 'action',
  decimals: 0,
  by: [],
  reference: 'window',
  evidence: { min: 1, minPerItem: 0, dated: 'any' },
  assessor: false,
  required: false,
  mappings: {},
} as const;

const make = (at: number, type: Indicator['type'], more: Partial<Indicator> = {}): Indicator => ({
  ...PLAIN,
  id: `i${at}_x`,
  code: `i${at}_x`,
  label: `I.${at}`,
  type,
  question: plainText(`What of ${at}?`),
  ...more,
});

const codes = (...all: string[]) => all.map((code) => ({ code, label: plainText(code) }));

/** One indicator of each type that a spreadsheet treats in its own way. */
export const answeredPlan: Plan = planOf(
  [
    make(0, 'number', { decimals: 2, by: ['sex'] }),
    make(1, 'choice', { codes: codes('1-2', '3-4', '5-6') }),
    make(2, 'boolean'),
    make(3, 'date'),
    make(4, 'text'),
    make(5, 'list', { items: { key: 'list', fields: ['date', 'partner'] } }),
    make(6, 'amount', { decimals: 2 }),
    make(7, 'choice', { codes: codes('1-2', '2-1', '7') }),
  ],
  2,
);

export const answeredReport: Report = {
  member: 'CA',
  entries: {
    i0_x: {
      status: 'answered',
      value: '12.50',
      cells: {
        'sex.female': { value: '7.25', status: 'provisional' },
        'sex.male': { value: null, status: 'confidential' },
      },
      evidence: [],
    },
    i1_x: { status: 'answered', value: '3-4', evidence: [{ title: 'Decree', happened: '2025-01-15' }] },
    i4_x: { status: 'no-data', reason: '=not counted', value: null, evidence: [] },
    i5_x: { status: 'answered', value: [{ key: 'sea', fields: { date: '2025-05-01' } }], evidence: [] },
    i6_x: { status: 'answered', value: '9007199254740993.25', currency: 'EUR', evidence: [] },
  },
};
