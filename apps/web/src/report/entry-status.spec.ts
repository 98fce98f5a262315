import type { ContributionView, EntryView, PlanView, ReportView, SaveEntry } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { listTasks } from './entry-status.js';
import { settledVersion } from './settled-version.js';

const PLAN = {
  pillars: [],
  commitments: [
    { id: '1', code: '1', pillar: null, indicators: [{ code: 'staff', question: plainText('How many?') }] },
  ],
} as unknown as PlanView;
const ENTRY = { indicator: 'staff', partOnly: true, status: null, value: null, evidence: [] } as unknown as EntryView;
const REPORT = { state: 'DRAFT', entries: [ENTRY], findings: [], run: null } as unknown as ReportView;
const ANSWER: SaveEntry = { status: 'answered', value: null, evidence: [] };

const statusOf = (part: Pick<ContributionView, 'state' | 'answer'>): string | undefined =>
  listTasks(PLAN, REPORT, [{ indicator: 'staff', ...part } as ContributionView])[0]?.tasks[0]?.status;

it('a part is marked by what is left of it for whoever gives it', () => {
  expect(statusOf({ state: 'ASKED', answer: null })).toBe('open');
  expect(statusOf({ state: 'ASKED', answer: ANSWER })).toBe('open');
  expect(statusOf({ state: 'ASKED', answer: { ...ANSWER, evidence: [{ title: 'The roster' }] } })).toBe('begun');
  expect(statusOf({ state: 'RETURNED', answer: { ...ANSWER, value: '41' } })).toBe('returned');
  for (const answer of [
    { ...ANSWER, value: '41' },
    { ...ANSWER, cells: { north: { value: '20', status: 'normal' as const } } },
    { ...ANSWER, status: 'no-data' as const, reason: 'Not counted' },
  ])
    expect(statusOf({ state: 'CLEARED', answer })).toBe('complete');
});

it('a report is settled once nothing of it can be changed, checked or certified', () => {
  expect(settledVersion({ state: 'DRAFT', version: 1, commands: [] })).toBeNull();
  expect(settledVersion({ state: 'REOPENED', version: 1, commands: ['edit'] })).toBeNull();
  expect(settledVersion({ state: 'CORRECTION_REQUESTED', version: 1, commands: ['edit'] })).toBeNull();
  expect(settledVersion({ state: 'SUBMITTED', version: 1, commands: ['withdraw'] })).toBe(1);
  expect(settledVersion({ state: 'ACCEPTED', version: 2, commands: [] })).toBe(2);
});
