import type { CycleView } from '@signatory/contract';
import { changesOf, draftOf, readCalendar, readDays } from './calendar-draft.js';

const CYCLE = {
  state: 'OPEN',
  window: { from: '2025-01-01', to: '2025-12-31' },
  opens: '2026-01-10T08:00:30.000Z',
  deadline: '2026-03-10T16:00:00.000Z',
  cutOff: '2026-03-31T16:00:00.000Z',
  reviewDeadline: null,
  automatic: false,
  reminders: { beforeOpening: [7], beforeDeadline: [14, 3], atDeadline: true, beforeCorrection: [3] },
} as unknown as CycleView;

describe('days of reminders', () => {
  it.each([
    ['14, 3', [14, 3]],
    ['3 14 3', [14, 3]],
    ['１４、３', [14, 3]],
    ['', []],
    ['0', null],
    ['366', null],
    ['soon', null],
    ['1,2,3,4,5,6,7,8,9,10,11', null],
  ])('typed as “%s” are %j', (typed, days) => {
    expect(readDays(typed)).toEqual(days);
  });
});

describe('a calendar', () => {
  it('that nobody touched changes nothing, not even the seconds that no field shows', () => {
    const calendar = readCalendar(draftOf(CYCLE), CYCLE);
    expect(calendar?.opens).toBe(CYCLE.opens);
    expect(calendar && changesOf(CYCLE, calendar)).toEqual([]);
  });

  it('tells each part that would change', () => {
    const draft = draftOf(CYCLE);
    const calendar = readCalendar(
      {
        ...draft,
        window: { from: '2025-01-01', to: '2025-11-30' },
        dates: { ...draft.dates, reviewDeadline: '2026-05-01T12:00' },
        days: { ...draft.days, beforeDeadline: '3' },
        atDeadline: false,
      },
      CYCLE,
    );
    expect(calendar && changesOf(CYCLE, calendar).map(({ kind }) => kind)).toEqual([
      'window',
      'date',
      'days',
      'atDeadline',
    ]);
  });

  it('is none while a date is missing, or days cannot be read', () => {
    const draft = draftOf(CYCLE);
    expect(readCalendar({ ...draft, dates: { ...draft.dates, deadline: '' } }, CYCLE)).toBeNull();
    expect(readCalendar({ ...draft, days: { ...draft.days, beforeOpening: 'x' } }, CYCLE)).toBeNull();
    expect(readCalendar(draftOf(null), null)).toBeNull();
  });
});
