import type { ReleaseDocument } from '@signatory/contract';
import type { Plan } from '@signatory/domain';
import type { SettledScore } from './assemble-release.js';
import { withholdBasis } from './withhold-basis.js';

const PLAN = {
  members: [{ code: 'IT' }],
  commitments: [],
  lists: [],
  disaggregations: [],
} as unknown as Plan;
const RULES = [
  { rule: 'R1', outcome: 'FAIL' },
  { rule: 'R2', outcome: 'SUSPENDED' },
] as const;
const EVIDENCE = [{ title: 'Decree' }];
const score = (version: number): SettledScore =>
  ({
    member: 'IT',
    why: {
      report: { version },
      basis: [
        { indicator: 'i1', evidence: EVIDENCE, rules: RULES },
        { indicator: 'i2', rules: [RULES[0]] },
      ],
    },
  }) as unknown as SettledScore;

/** What is told of a score that rests on version 1, where this stands of the report. */
const told = (state: string, version: number) => {
  const submissions = [{ member: 'IT', state, version }] as ReleaseDocument['submissions'];
  const unseen = { plan: PLAN, kept: new Map() };
  return withholdBasis(unseen, [score(1)], { figures: [], answers: [], submissions })[0]?.why?.basis;
};

describe('what rules came to', () => {
  it.each(['ACCEPTED', 'REOPENED'])('is told of a version whose values a release has: %s', (state) => {
    expect(told(state, 1)).toEqual(score(1).why?.basis);
  });

  it.each([
    ['UNDER_REVIEW', 1],
    ['ACCEPTED', 2],
  ])('is not told of another, where nobody knows what is kept back: %s, version %d', (state, version) => {
    expect(told(state, version)).toEqual([{ indicator: 'i1', evidence: EVIDENCE, rules: [RULES[1]] }]);
  });
});
