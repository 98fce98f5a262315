import { nextAttempt, readRetryAfter } from './next-attempt.js';

const at = new Date('2026-03-01T12:00:00Z');
const end = new Date('2026-03-03T12:00:00Z');
const secondsTo = (next: Date | null): number | null => (next ? (next.getTime() - at.getTime()) / 1_000 : null);

describe('the pause before another attempt', () => {
  it('grows four times with each, up to eight hours', () => {
    const pauses = [1, 2, 3, 4, 8, 20].map((attempts) => secondsTo(nextAttempt({ attempts, at, end }, 0.5)));
    expect(pauses).toEqual([5, 20, 80, 320, 28_800, 28_800]);
  });

  it('is a fifth shorter or longer, by chance', () => {
    expect([0, 1].map((random) => secondsTo(nextAttempt({ attempts: 2, at, end }, random)))).toEqual([16, 24]);
  });

  it('does not lead beyond the end, where there is a last attempt, and none after it', () => {
    const soon = new Date(at.getTime() + 3_000);
    expect(nextAttempt({ attempts: 9, at, end: soon }, 0.5)).toEqual(soon);
    expect(nextAttempt({ attempts: 10, at: soon, end: soon }, 0.5)).toBeNull();
  });

  it('is as long as the server asks for, within reason', () => {
    expect(secondsTo(nextAttempt({ attempts: 1, at, end, askedMs: 600_000 }, 0.5))).toBe(600);
    expect(secondsTo(nextAttempt({ attempts: 1, at, end, askedMs: 1e12 }, 0.5))).toBe(28_800);
    expect(readRetryAfter('120', at)).toBe(120_000);
    expect(readRetryAfter('Sun, 01 Mar 2026 12:01:00 GMT', at)).toBe(60_000);
    expect(['soon', undefined].map((header) => readRetryAfter(header, at))).toEqual([null, null]);
  });
});
