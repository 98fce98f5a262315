import type { Plan, Report } from '@signatory/domain';
import { plainText } from '@signatory/domain';
import { buildPlan } from './build-plan.js';

const codes = ['1-2', '3-4', '5-6'].map((code) => ({ code, label: plainText(`Level ${code}`) }));

/** The plan of the files in `test/workbooks`: a small one, with codes that a spreadsheet takes for dates. */
export function othersPlan(): Plan {
  const plan = buildPlan();
  const commitments = plan.commitments.map((commitment) => ({
    ...commitment,
    guideline: null,
    indicators: commitment.indicators.map((each) => (each.code === 'i1_unit' ? { ...each, codes } : each)),
  }));
  return { ...plan, commitments: commitments as unknown as Plan['commitments'] };
}

/** The report that those files were made of. */
export const OTHERS_REPORT: Report = {
  member: 'IT',
  entries: {
    i1_unit: { status: 'answered', value: '3-4', evidence: [{ title: 'Décret n° 7', happened: '2025-01-15' }] },
    i1_staff: {
      status: 'answered',
      value: '1200',
      cells: { 'sex.female': { value: '700', status: 'normal' }, 'sex.male': { value: '500', status: 'estimated' } },
      evidence: [],
    },
    i1_share: { status: 'answered', value: '12.50', evidence: [] },
    i1_budget: { status: 'answered', value: '9007199254740993.25', currency: 'EUR', evidence: [] },
    i1_law: { status: 'answered', value: true, evidence: [] },
    i1_routes: { status: 'answered', value: [{ key: 'sea', fields: { date: '2025-05-01' } }], evidence: [] },
    i1_since: { status: 'answered', value: '2025-03-01', evidence: [] },
    i1_part: { status: 'no-data', reason: '=not counted', value: null, evidence: [] },
    i1_note: { status: 'answered', value: '-- Ça, c’est l’été', evidence: [] },
  },
};
