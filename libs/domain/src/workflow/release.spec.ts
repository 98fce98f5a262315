import { waitingRelease, withdrawnLast, type ReleaseState } from './release.js';

const of = (...releases: readonly (readonly [number, ReleaseState, string | null])[]) =>
  waitingRelease(releases.map(([number, state, requestedAt]) => ({ number, state, requestedAt })))?.number;
const [EARLY, LATE] = ['2026-01-02T03:04:05.000Z', '2026-01-03T03:04:05.000Z'];

describe('a release that has to go its way before another', () => {
  it('is requested, or signed off and not out', () => {
    expect(of([1, 'REQUESTED', EARLY])).toBe(1);
    for (const state of ['SIGNED_OFF', 'SILENCE', 'EMBARGOED'] as const)
      expect(of([2, state, LATE], [1, 'PUBLISHED', EARLY])).toBe(2);
  });

  it('is no draft, and none that was answered', () => {
    for (const state of ['DRAFT', 'REJECTED', 'OBJECTED', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const)
      expect(of([1, state, EARLY])).toBeUndefined();
    expect(of()).toBeUndefined();
  });

  it('is no request that a later one went past, whatever became of that', () => {
    expect(of([2, 'PUBLISHED', LATE], [1, 'REQUESTED', EARLY])).toBeUndefined();
    expect(of([2, 'REJECTED', LATE], [1, 'REQUESTED', EARLY])).toBeUndefined();
  });

  it('is a first release that was drafted again and requested after the second', () => {
    expect(of([2, 'PUBLISHED', EARLY], [1, 'REQUESTED', LATE])).toBe(1);
    expect(of([2, 'PUBLISHED', EARLY], [1, 'DRAFT', null])).toBeUndefined();
  });
});

describe('a release that was withdrawn and has nothing in its place', () => {
  const last = (...states: readonly ReleaseState[]) =>
    withdrawnLast(states.map((state, index) => ({ number: index + 1, state })))?.number;

  it('is the newest that everybody read, whatever is asked for since', () => {
    expect(last('WITHDRAWN')).toBe(1);
    expect(last('CORRECTED', 'WITHDRAWN', 'REJECTED', 'REQUESTED')).toBe(2);
    expect(last('WITHDRAWN', 'WITHDRAWN', 'DRAFT')).toBe(2);
  });

  it('is none where one stands, or none was withdrawn', () => {
    expect(last('WITHDRAWN', 'PUBLISHED')).toBeUndefined();
    expect(last('PUBLISHED', 'WITHDRAWN')).toBeUndefined();
    expect(last('DRAFT', 'REQUESTED')).toBeUndefined();
    expect(last()).toBeUndefined();
  });
});
