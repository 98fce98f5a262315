import { plainText, type Entry, type Plan } from '@signatory/domain';
import type { ReportToValidate } from '@signatory/rules';
import { buildIndicator, buildPlan } from '../support/build-plan.js';

/** A report of many figures, each with parts that add up, and with a written rule over each and its neighbour. */
export function buildLargeReport(figures: number): { validated: ReportToValidate; indicators: readonly string[] } {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The plan has a commitment.');
  const indicators = Array.from({ length: figures }, (_, n) => `f${n}`);
  const large: Plan = {
    ...plan,
    commitments: [
      {
        ...commitment,
        applies: { all: 'asked', members: {} },
        indicators: indicators.map((code) => buildIndicator({ code, by: ['sex'] })),
        rules: indicators.map((code, n) => ({
          code: `R${n}`,
          severity: 'WARNING',
          on: code,
          test: `${code} <= ${indicators[(n + 1) % figures] ?? code} + 10`,
          message: plainText(''),
        })),
      },
    ],
  };
  const cell = (value: number) => ({ value: String(value), status: 'normal' as const });
  const entries = Object.fromEntries(
    indicators.map((code, n): [string, Entry] => [
      code,
      {
        status: 'answered',
        value: String(2 * n + 1),
        cells: { 'sex.female': cell(n), 'sex.male': cell(n + 1) },
        evidence: [],
      },
    ]),
  );
  const window = { from: '2025-01-01', to: '2025-12-31' };
  return { validated: { plan: large, report: { member: 'IT', entries }, window }, indicators };
}
