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
