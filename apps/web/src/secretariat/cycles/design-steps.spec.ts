import type { CycleView } from '@signatory/contract';
import { ProblemError } from '../../api/problem-error.js';
import { emptyDesign } from './design-draft.js';
import { daysBetween, lacksOf, refusalAt, stepOfRefusal } from './design-steps.js';

const empty = emptyDesign('p/2', 'en');
const pointers = (...given: Parameters<typeof lacksOf>): string[] => lacksOf(...given).map(({ pointer }) => pointer);
const refused = (code: string, ...faults: string[]): ProblemError =>
  new ProblemError({
    type: `/problems/${code}`,
    code,
    title: 'Refused',
    status: 409,
    detail: 'For a reason.',
    ...(faults.length > 0 && { faults: faults.map((pointer) => ({ pointer, message: 'Wrong' })) }),
  } as ConstructorParameters<typeof ProblemError>[0]);

describe('a design', () => {
  it('lacks what every cycle has, in the order of its steps', () => {
    expect(pointers(empty, [])).toEqual([
      '/series',
      '/window/from',
      '/window/to',
      '/opens',
      '/deadline',
      '/cutOff',
      '/code',
      '/title',
    ]);
  });

  it('lacks another phase where the series has this one, days that can be read, and one language', () => {
    const taken = { series: 'first', phase: 'interim', plan: { id: 'p', version: 1 } } as CycleView;
    const { calendar } = empty;
    const draft = {
      ...empty,
      series: 'first',
      languages: [],
      calendar: { ...calendar, days: { ...calendar.days, beforeDeadline: 'soon' } },
    };
    expect(pointers(draft, [taken])).toEqual(
      expect.arrayContaining(['/phase', '/reminders/beforeDeadline', '/languages']),
    );
    expect(pointers({ ...draft, phase: 'final' }, [taken])).not.toContain('/phase');
  });
});

it('lacks dates in the right order, names that can stand in an address, and a code of its own', () => {
  const { calendar } = empty;
  const dates = {
    opens: '2026-03-01T09:00',
    deadline: '2026-02-01T09:00',
    cutOff: '2026-01-31T09:00',
    reviewDeadline: '2026-01-30T09:00',
  };
  const told = (draft: typeof empty) =>
    lacksOf(draft, [{ series: 'first', phase: 'final', code: 'g7-2025' } as CycleView]).map(({ pointer, message }) => [
      pointer,
      message,
    ]);
  const draft = { ...empty, series: 'first year', code: ' g7-2025', titles: { en: 'First' } };
  const window = { from: '2025-12-31', to: '2025-01-01' };
  expect(told({ ...draft, calendar: { ...calendar, dates, window } })).toEqual([
    ['/series', 'design.lack.name'],
    ['/window/to', 'lack.after'],
    ['/deadline', 'lack.after'],
    ['/cutOff', 'lack.after'],
    ['/reviewDeadline', 'lack.after'],
    ['/code', 'design.lack.code'],
  ]);
  const sound = { ...dates, deadline: dates.opens, cutOff: dates.opens, reviewDeadline: '' };
  const mended = { ...draft, series: 'first-year', code: 'g7-2026', calendar: { ...calendar, dates: sound, window } };
  expect(told({ ...mended, calendar: { ...mended.calendar, window: { from: window.to, to: window.to } } })).toEqual([]);
});

describe('a refusal', () => {
  it('leads to the first step that it is about, by its fields or by what it says', () => {
    expect(stepOfRefusal(refused('request.invalid', '/title/en', '/cutOff'))).toBe('dates');
    expect(stepOfRefusal(refused('request.invalid', '/title/en'))).toBe('texts');
    expect(stepOfRefusal(refused('cycle.phase-taken'))).toBe('plan');
    expect(stepOfRefusal(refused('cycle.code-taken'))).toBe('texts');
    expect(refusalAt(refused('cycle.code-taken'), '/code')).toBe('For a reason.');
    expect(refusalAt(refused('cycle.code-taken'), '/series')).toBeNull();
  });

  it('that is about no field stays where it was asked for', () => {
    expect(stepOfRefusal(refused('permission.missing'))).toBe('review');
    expect(stepOfRefusal(new Error('offline'))).toBe('review');
  });
});

it('days between are whole, whatever the hour', () => {
  expect(daysBetween('2026-01-10T08:00:00Z', '2026-03-11T08:00:00Z')).toBe(60);
  expect(daysBetween('2025-01-01', '2025-12-31') + 1).toBe(365);
});
