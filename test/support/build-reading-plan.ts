import { plainText, type Plan } from '@signatory/domain';
import { buildPlan } from './build-plan.js';
import { CODEBOOK } from './judged-actions.js';

/** A guideline that reads a choice, a confidential figure, a figure with a finding on it, and what assessors found. */
export function buildReadingPlan(): Plan {
  const plan = buildPlan();
  const commitments = plan.commitments.map((commitment) => ({
    ...commitment,
    indicators: commitment.indicators.map((indicator) =>
      ['i1_staff', 'i1_budget'].includes(indicator.code) ? { ...indicator, role: 'action' as const } : indicator,
    ),
    guideline: {
      countervailing: { score: -1 as const, if: 'i1_found', words: plainText('Assessors found otherwise.') },
      levels: [
        { score: 1 as const, if: 'i1_unit == "operating"', words: plainText('The unit operates.') },
        {
          score: 0 as const,
          if: 'i1_unit == "planned" && (i1_staff >= 1 || i1_budget >= 1)',
          words: plainText('The unit is planned.'),
        },
        {
          score: -1 as const,
          if: 'i1_unit == "none" || (i1_unit == "planned" && i1_staff < 1 && i1_budget < 1)',
          words: plainText('There is no unit.'),
        },
      ],
    },
  }));
  return { ...plan, codebook: CODEBOOK, commitments };
}
