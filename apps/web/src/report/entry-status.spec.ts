import type { ContributionView, EntryView, PlanView, ReportView, SaveEntry } from '@signatory/contract';
import { plainText } from '@signatory/domain';
import { firstToDo, isHeldBack, listTasks } from './entry-status.js';
import { settledVersion } from './report-version.js';

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

it('a part that came back is told also to whom the whole entry is delegated, and leaves its status alone otherwise', () => {
  const entry = { ...ENTRY, partOnly: false, status: 'answered', review: null } as unknown as EntryView;
  const marked = (state: ContributionView['state']) =>
    listTasks(PLAN, { ...REPORT, entries: [entry] }, [
      { indicator: 'staff', state, answer: null } as ContributionView,
    ])[0]?.tasks[0];
  expect(marked('RETURNED')).toMatchObject({ status: 'returned', part: { state: 'RETURNED' } });
  expect(marked('ASKED')).toMatchObject({ status: 'complete', part: { state: 'ASKED' } });
});

it('a report is settled once nothing of it can be changed, checked or certified', () => {
  expect(settledVersion({ state: 'DRAFT', version: 1, commands: [] })).toBeNull();
  expect(settledVersion({ state: 'REOPENED', version: 1, commands: ['edit'] })).toBeNull();
  expect(settledVersion({ state: 'CORRECTION_REQUESTED', version: 1, commands: ['edit'] })).toBeNull();
  expect(settledVersion({ state: 'SUBMITTED', version: 1, commands: ['withdraw'] })).toBe(1);
  expect(settledVersion({ state: 'ACCEPTED', version: 2, commands: [] })).toBe(2);
});

it('what came back and cannot be changed yet waits behind what is asked, and says so', () => {
  const codes = ['returned', 'asked', 'left'];
  const plan = {
    pillars: [],
    commitments: [{ id: '1', code: '1', pillar: null, indicators: codes.map((code) => ({ code, required: true })) }],
  } as unknown as PlanView;
  const first = (state: ReportView['state'], open: boolean): string | undefined => {
    const entries = codes.map((indicator) => ({
      indicator,
      open,
      status: indicator === 'left' ? 'unanswered' : 'answered',
      carried: null,
      narrative: null,
      evidence: [],
      review: { returned: { state: 'RETURNED' }, asked: { state: 'CLARIFICATION_REQUESTED' } }[indicator] ?? null,
    })) as unknown as EntryView[];
    const report = { state, entries, findings: [], run: null } as unknown as ReportView;
    expect(entries.map((entry) => isHeldBack(report, entry))).toEqual([state === 'UNDER_REVIEW', false, false]);
    return firstToDo(listTasks(plan, report).flatMap(({ tasks }) => tasks))?.indicator.code;
  };
  expect(first('UNDER_REVIEW', false)).toBe('asked');
  expect(first('CORRECTION_REQUESTED', true)).toBe('returned');
});
