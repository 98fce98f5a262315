import { eachOnce, type PlanProblem } from './plan-problems.js';

const problem = (pointer: string, message: string): PlanProblem => ({
  severity: 'ERROR',
  isMissing: false,
  code: 'reference',
  pointer,
  message,
  cure: '',
});

it('says once what a condition has twice, and everything else', () => {
  const twice = problem('/commitments/0/guideline/levels/1/if', 'No indicator is called i1_unit');
  const other = problem('/commitments/0/guideline/levels/2/if', twice.message);
  expect(eachOnce([twice, { ...twice }, other])).toEqual([twice, other]);
});
