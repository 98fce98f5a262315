import type { OverviewRow } from '@signatory/contract';
import { countMissed, isInReview, isOpenAgain, narrowOverview } from './standing.js';

const NOW = Date.parse('2026-12-01T00:00:00Z');
const row = (member: string, changes: Partial<OverviewRow> = {}): OverviewRow => ({
  member,
  state: 'DRAFT',
  version: null,
  revision: 1,
  pillars: [],
  late: false,
  missedAt: null,
  submittedAt: null,
  deadline: '2026-12-06T17:00:00Z',
  returned: 0,
  approved: 0,
  toReview: 0,
  ...changes,
});

const ROWS = [
  row('CA'),
  row('FR', { deadline: '2026-11-30T17:00:00Z' }),
  row('DE', { missedAt: '2026-11-30T17:00:00Z', deadline: null }),
  row('JP', { submittedAt: '2026-11-20T09:00:00Z', deadline: '2026-11-10T17:00:00Z', late: true }),
  row('IT', { submittedAt: '2026-11-20T09:00:00Z', returned: 2 }),
];

it.each([
  ['missing', ['CA', 'FR', 'DE']],
  ['overdue', ['FR', 'DE']],
  ['submitted', ['JP', 'IT']],
  ['returned', ['IT']],
  [undefined, ['CA', 'FR', 'DE', 'JP', 'IT']],
  ['unheard-of', ['CA', 'FR', 'DE', 'JP', 'IT']],
])('%s are', (standing, members) => {
  expect(narrowOverview(ROWS, standing, NOW).map(({ member }) => member)).toEqual(members);
});

it('a report that did not come is missed once none can come any more, also where its deadline is still ahead', () => {
  expect([true, false].map((isOpen) => countMissed(ROWS, isOpen, NOW))).toEqual([2, 3]);
});

it('the entries of a report stand in the queue only while it is reviewed', () => {
  const states = ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'CORRECTION_REQUESTED', 'ACCEPTED', 'REOPENED'] as const;
  expect(states.filter((state) => isInReview({ state }))).toEqual(['SUBMITTED', 'UNDER_REVIEW']);
});

it('a report is open again from when it was reopened or returned until its next version is in review', () => {
  const open = (state: OverviewRow['state'], version: number | null): boolean => isOpenAgain({ state, version });
  expect([open('DRAFT', null), open('SUBMITTED', 1), open('UNDER_REVIEW', 1), open('ACCEPTED', 1)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([
    open('REOPENED', 1),
    open('DRAFT', 1),
    open('VALIDATING', 1),
    open('READY', 1),
    open('SUBMITTED', 2),
  ]).toEqual([true, true, true, true, true]);
  expect([open('UNDER_REVIEW', 2), open('CORRECTION_REQUESTED', 2)]).toEqual([false, true]);
});
