import { secondsLeft } from './seconds-left.js';

const AT = new Date('2025-10-01T12:00:10Z');
const waiting = { state: 'QUEUED', position: 4, done: 0, total: 0, startedAt: null } as const;
const running = { state: 'RUNNING', position: null, done: 0, total: 60, startedAt: '2025-10-01T12:00:00Z' } as const;

describe('the time a run has left', () => {
  it('is what this member’s runs take, after those before it', () => {
    expect(secondsLeft({ ...waiting, usualSeconds: 2, secondsApart: null }, AT)).toBe(10);
  });

  it('is less where several are at work, and more than the pace of a queue that is mostly empty is never assumed', () => {
    expect(secondsLeft({ ...waiting, usualSeconds: 2, secondsApart: 0.5 }, AT)).toBe(4);
    expect(secondsLeft({ ...waiting, usualSeconds: 2, secondsApart: 300 }, AT)).toBe(10);
  });

  it('follows the rules that are done', () => {
    expect(secondsLeft({ ...running, done: 20, usualSeconds: 1, secondsApart: null }, AT)).toBe(20);
  });

  it('is not told where nothing was measured, where it takes longer than ever, and where it has ended', () => {
    expect(secondsLeft({ ...waiting, usualSeconds: null, secondsApart: 1 }, AT)).toBeNull();
    expect(secondsLeft({ ...running, usualSeconds: 12, secondsApart: null }, AT)).toBe(2);
    expect(secondsLeft({ ...running, usualSeconds: 5, secondsApart: null }, AT)).toBeNull();
    expect(secondsLeft({ ...running, state: 'PASSED', usualSeconds: 5, secondsApart: null }, AT)).toBeNull();
  });
});
