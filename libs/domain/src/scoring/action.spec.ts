import type { ActionState } from '../workflow/action.js';
import {
  contestableUntil,
  originOf,
  readTally,
  requireContestable,
  requireInWindow,
  tallyActions,
  type TalliedAction,
} from './action.js';
import type { ConditionGuideline, VariableDomains } from './condition.js';
import { propose } from './propose.js';

const action = (state: ActionState, own: TalliedAction['class'] = null): TalliedAction => ({
  state,
  class: own,
  origin: 'member',
});

const COUNTS: VariableDomains = Object.fromEntries(
  ['strong', 'weak', 'countervailing'].map((each) => [`actions.${each}`, { kind: 'integer', min: 0, max: null }]),
);

const count = (name: string, op: '>=' | '<', constant: number) =>
  ({ kind: 'compare', variable: `actions.${name}`, op, constant: String(constant) }) as const;

/** +1 from two strong ones, 0 with one, −1 without. */
const BY_STRONG: ConditionGuideline = {
  countervailing: null,
  levels: [
    { score: 1, if: count('strong', '>=', 2) },
    { score: 0, if: { kind: 'and', all: [count('strong', '>=', 1), count('strong', '<', 2)] } },
    { score: -1, if: count('strong', '<', 1) },
  ],
};

describe('the tally of actions', () => {
  it.each<
    [string, TalliedAction[], [strong: number, weak: number, against: number, unknown: number, unclassed: number]]
  >([
    ['none', [], [0, 0, 0, 0, 0]],
    ['one that nobody classed', [action('PROPOSED')], [0, 0, 0, 1, 1]],
    ['one on which two differ', [action('DISPUTED')], [0, 0, 0, 1, 1]],
    ['a classed one', [action('CLASSED', 'strong')], [1, 0, 0, 0, 0]],
    ['a contested one, whatever it was classed', [action('CONTESTED', 'strong')], [0, 0, 0, 1, 0]],
    ['an answered one', [action('ANSWERED', 'weak')], [0, 1, 0, 0, 0]],
    ['a withdrawn one', [action('WITHDRAWN')], [0, 0, 0, 0, 0]],
    [
      'one of each class',
      [action('CLASSED', 'strong'), action('CLASSED', 'weak'), action('ANSWERED', 'countervailing')],
      [1, 1, 1, 0, 0],
    ],
  ])('counts %s', (_, actions, [strong, weak, countervailing, unknown, unclassed]) => {
    expect(tallyActions(actions)).toMatchObject({ settled: { strong, weak, countervailing }, unknown, unclassed });
  });

  it('counts as its own what the member brought and did not take back', () => {
    const brought = [
      action('CLASSED', 'weak'),
      action('WITHDRAWN'),
      { ...action('PROPOSED'), origin: 'third-party' as const },
    ];
    expect(tallyActions(brought).own).toBe(1);
  });
});

describe('a guideline that counts actions', () => {
  it.each<[string, TalliedAction[], ReturnType<typeof propose>]>([
    ['knows that there are none', [], { kind: 'proposed', score: -1, clause: 2 }],
    [
      'proposes nothing while one more could decide',
      [action('CLASSED', 'strong'), action('CONTESTED', 'weak')],
      { kind: 'held', candidates: [0, 1], needs: ['actions.strong'] },
    ],
    [
      'is held by bounds, not by everything that a count could be',
      [action('PROPOSED')],
      { kind: 'held', candidates: [-1, 0], needs: ['actions.strong'] },
    ],
    [
      'proposes where no completion changes the score',
      [action('CLASSED', 'strong'), action('CLASSED', 'strong'), action('CONTESTED', 'strong')],
      { kind: 'proposed', score: 1, clause: 0 },
    ],
  ])('%s', (_, actions, proposal) => {
    const { known, domains } = readTally(tallyActions(actions), COUNTS);
    expect(propose(BY_STRONG, domains, known)).toEqual(proposal);
  });
});

describe('what an action may be', () => {
  const window = { from: '2024-11-01', to: '2025-10-31' };
  it.each([
    ['2024-10-31', false],
    ['2024-11-01', true],
    ['2025-10-31', true],
    ['2025-11-01', false],
  ])('of %s is in the window: %s', (happened, inside) => {
    const ask = (): void => requireInWindow(happened, window);
    if (inside) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: 'action.out-of-window', facts: { happened, ...window } }));
  });

  it('has no window where the cycle has none', () => {
    expect(() => requireInWindow('1999-01-01', null)).not.toThrow();
  });

  it.each([
    ['lead-focal-point', true, 'member'],
    ['focal-point', false, 'member'],
    ['reviewer', false, 'reviewer'],
    ['reviewer', true, 'third-party'],
    ['secretariat', false, 'secretariat'],
    ['secretariat', true, 'third-party'],
  ] as const)('brought by a %s (third party: %s) has the origin %s', (role, thirdParty, origin) => {
    expect(originOf(role, thirdParty)).toBe(origin);
  });

  it.each<[string, { until: Date | null; isShared: boolean }, string | null]>([
    ['before the deadline', { until: new Date('2026-01-02'), isShared: false }, null],
    ['after the deadline', { until: new Date('2025-12-31'), isShared: false }, 'action.contest-too-late'],
    ['without a deadline', { until: null, isShared: false }, null],
    ['once the score is shared', { until: null, isShared: true }, 'action.score-shared'],
  ])('may be contested %s: see the table', (_, facts, refusal) => {
    const ask = (): void => requireContestable({ action: 'a', ...facts, at: new Date('2026-01-01') });
    if (refusal === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: refusal }));
  });

  it.each([
    ['in time for all', '2026-01-01', '2026-01-20', '2026-01-20'],
    ['days before the deadline', '2026-01-15', '2026-01-20', '2026-01-22'],
    ['after the deadline', '2026-02-01', '2026-01-20', '2026-02-08'],
    ['where there is none', '2026-01-01', null, null],
  ])('leaves the member its days to contest a class that was settled %s', (_, classedAt, deadline, until) => {
    const day = (date: string | null): Date | null => (date === null ? null : new Date(date));
    const facts = { deadline: day(deadline), classedAt: new Date(classedAt), replyDays: 7 };
    expect(contestableUntil(facts)).toEqual(day(until));
  });
});
