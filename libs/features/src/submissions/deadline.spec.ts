import { Refusal } from '@signatory/domain';
import type { CycleEntity } from '@signatory/persistence';
import { isLate, requireOpenCycle } from './deadline.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const cycle = (changes: Partial<CycleEntity> = {}) =>
  ({ code: 'c', state: 'OPEN', deadlineAt: day(10), cutOffAt: day(20), correcting: [], ...changes }) as CycleEntity;

const codeOf = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
  return 'accepted';
};

describe('the clock of a cycle', () => {
  it('lets reports change after the deadline, until the cut-off', () => {
    expect(codeOf(() => requireOpenCycle(cycle(), 'CA', day(15)))).toBe('accepted');
    expect(codeOf(() => requireOpenCycle(cycle(), 'CA', day(20)))).toBe('accepted');
    expect(codeOf(() => requireOpenCycle(cycle(), 'CA', day(21)))).toBe('cycle.closed');
  });

  it('refuses a cycle that is not open, whatever the date', () => {
    expect(codeOf(() => requireOpenCycle(cycle({ state: 'DESIGN' }), 'CA', day(1)))).toBe('cycle.not-open');
    expect(codeOf(() => requireOpenCycle(cycle({ state: 'CLOSED' }), 'CA', day(1)))).toBe('cycle.not-open');
  });

  it('lets only the reports change that a correction case has reopened, whatever the state', () => {
    const corrected = cycle({ state: 'CONCLUDED', correcting: ['CA'] });
    expect(codeOf(() => requireOpenCycle(corrected, 'CA', day(30)))).toBe('accepted');
    expect(codeOf(() => requireOpenCycle(corrected, 'FR', day(1)))).toBe('cycle.not-open');
  });

  it('calls late what comes after the deadline, or after the extension where there is one', () => {
    expect(isLate(day(10), cycle(), null)).toBe(false);
    expect(isLate(day(11), cycle(), null)).toBe(true);
    expect(isLate(day(11), cycle(), day(12))).toBe(false);
    expect(isLate(day(13), cycle(), day(12))).toBe(true);
    expect(isLate(day(30), cycle({ deadlineAt: null }), null)).toBe(false);
  });
});
