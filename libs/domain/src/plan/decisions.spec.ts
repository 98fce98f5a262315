import { plainText } from '../text.js';
import { appliesTo, type Commitment } from './commitment.js';
import { checkDecisions, decidePlan, type PlanDecision } from './decisions.js';
import type { Plan } from './plan.js';

const PLAN = {
  members: [{ code: 'IT' }, { code: 'EU' }],
  commitments: [
    { id: 'c1', applies: { all: 'asked', members: { EU: { kind: 'not-asked', reason: plainText('By the file.') } } } },
    { id: 'c2', applies: { all: 'asked', members: {} } },
  ],
} as unknown as Plan;

const decision = (changes: Partial<PlanDecision>): PlanDecision => ({
  member: 'EU',
  commitment: 'c2',
  kind: 'variant',
  ground: 'competence',
  text: plainText('A unit at a Union agency.'),
  ...changes,
});

const on = (plan: Plan, id: string): Commitment => {
  const found = plan.commitments.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('what adopters decide', () => {
  it('stands over what the file says, and leaves the file as it is', () => {
    const before = JSON.stringify(PLAN);
    const decided = decidePlan(PLAN, [
      decision({}),
      decision({ commitment: 'c1', kind: 'asked', ground: null, text: null }),
      decision({ member: 'IT', kind: 'not-asked', ground: 'geography', text: plainText('No such border.') }),
    ]);
    expect(appliesTo(on(decided, 'c2'), 'EU')).toMatchObject({ kind: 'asked', variant: { original: 'en' } });
    expect(appliesTo(on(decided, 'c1'), 'EU')).toEqual({ kind: 'asked' });
    expect(appliesTo(on(decided, 'c2'), 'IT')).toMatchObject({ kind: 'not-asked' });
    expect(JSON.stringify(PLAN)).toBe(before);
  });

  it.each([
    ['a member that is none', { member: 'XX' }, '/0/member'],
    ['a commitment that is none', { commitment: 'c9' }, '/0/commitment'],
    ['a reason without words', { text: null }, '/0/text'],
    ['no ground', { ground: null }, '/0/ground'],
    ['a reservation nobody made', { ground: 'reservation' as const }, '/0/ground'],
  ])('is refused for %s', (_, changes, pointer) => {
    expect(checkDecisions(PLAN, [], [decision(changes)]).map((fault) => fault.pointer)).toEqual([pointer]);
  });

  it('is refused twice, and accepted with the reservation it rests on', () => {
    expect(checkDecisions(PLAN, [], [decision({}), decision({})]).map((fault) => fault.pointer)).toEqual(['/1']);
    const whole = { member: 'EU', commitment: null, text: plainText('We reserve.') };
    expect(checkDecisions(PLAN, [whole], [decision({ ground: 'reservation' })])).toEqual([]);
  });
});
