import { edit, only, type SaidProblem } from '../fixture.testing.js';

describe('plan lint of mirrors, of approvals and of conditions for an answer', () => {
  it.each<[string, string, string, Partial<Record<keyof SaidProblem, unknown>>]>([
    [
      'a condition for an answer that reads no indicator',
      'code: i1_network\n',
      'code: i1_network\n        required: false\n        required-when: i1_unti != "none"\n',
      { code: 'expression', path: '/commitments/0/indicators/1/required-when', cure: 'Did you mean "i1_unit"?' },
    ],
    [
      'a condition where an answer is required anyway',
      'code: i1_network\n',
      'code: i1_network\n        required-when: i1_unit != "none"\n',
      { code: 'declaration', message: 'i1_network is always required' },
    ],
    [
      'approvals of what is not reviewed',
      'code: i1_closed,',
      'code: i1_closed, approvals: 2,',
      { code: 'declaration', message: 'i1_closed is set by assessors and is not reviewed' },
    ],
    [
      'a mirror over codes that are no members',
      'pillars:',
      'mirrors: [{ code: staff, sent: i1_staff, received: i1_staff, partners: sex }]\npillars:',
      { code: 'declaration', message: '"sex" has codes that are not members: female, male, unknown' },
    ],
    [
      'a mirror that would weigh more than a warning',
      'pillars:',
      'mirrors: [{ code: staff, severity: ERROR, sent: i1_staff, received: i1_staff, partners: sex }]\npillars:',
      { code: 'schema', path: '/mirrors/0/severity' },
    ],
  ])('tells %s, once and with its cure', (_, find, replace, expected) => {
    const problem = only(edit([find, replace]));
    expect(problem).toMatchObject({ severity: 'ERROR', ...expected });
    expect(problem.cure).not.toBe('');
  });
});
