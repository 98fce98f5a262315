import { DEFAULT_REMINDERS } from './cycle.js';
import { foreseeLetters, timeOf } from './reminders.js';

const CYCLE = {
  opensAt: new Date('2026-03-10T08:00:00Z'),
  deadlineAt: new Date('2026-04-20T16:00:00Z'),
  reminders: DEFAULT_REMINDERS,
};

describe('the letters that a calendar foresees', () => {
  it('come in the order of their days, whole days before what they are about', () => {
    const letters = foreseeLetters({ ...CYCLE, state: 'DESIGN' });
    expect(letters.map(({ kind, due }) => `${kind} ${due.toISOString()}`)).toEqual([
      'opening 2026-03-03T08:00:00.000Z',
      'deadline 2026-04-06T16:00:00.000Z',
      'deadline 2026-04-17T16:00:00.000Z',
      'missed 2026-04-20T16:00:00.000Z',
    ]);
  });

  it('say nothing of the opening once it is over, and nothing at all after the closing', () => {
    expect(foreseeLetters({ ...CYCLE, state: 'OPEN' }).map(({ kind }) => kind)).toEqual([
      'deadline',
      'deadline',
      'missed',
    ]);
    expect(foreseeLetters({ ...CYCLE, state: 'CLOSED' })).toEqual([]);
  });

  it('are due for a day, and not made up for later', () => {
    const due = new Date('2026-04-17T16:00:00Z');
    expect(timeOf(due, new Date('2026-04-17T15:59:59Z'))).toBe('ahead');
    expect(timeOf(due, due)).toBe('due');
    expect(timeOf(due, new Date('2026-04-18T15:59:59Z'))).toBe('due');
    expect(timeOf(due, new Date('2026-04-18T16:00:00Z'))).toBe('past');
  });
});
