import { runPriority } from './run-priority.js';

const AT = new Date('2025-10-01T12:00:00Z');
const inHours = (hours: number): Date => new Date(AT.getTime() + hours * 3_600_000);

describe('the priority of a run', () => {
  it('rises as the deadline nears, and is highest once it has passed', () => {
    const priorities = [-500, -1, 1, 2, 48, 10_000].map((hours) => runPriority('save', inHours(hours), AT));
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
    expect(new Set(priorities).size).toBe(5);
  });

  it('puts every check before every run of a save', () => {
    expect(runPriority('check', null, AT)).toBeLessThan(runPriority('save', inHours(-1), AT));
  });

  it('is never zero, which the queue would read as none, nor beyond what it takes', () => {
    expect(runPriority('check', inHours(-1), AT)).toBe(1);
    expect(runPriority('save', null, AT)).toBe(200_000);
  });
});
