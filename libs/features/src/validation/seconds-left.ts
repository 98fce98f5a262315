import type { FoundRun } from './run-access.js';

/** What an estimate is made from. */
type Measured = Pick<FoundRun, 'state' | 'position' | 'done' | 'total' | 'startedAt' | 'usualSeconds' | 'secondsApart'>;

/**
 * Seconds until a run ends, rounded up; null where nothing like it was measured, and where it takes longer than ever: no
 * figure is better than a wrong one. A run before this one takes as long as this one, or less when several are at work.
 */
export function secondsLeft(run: Measured, at: Date): number | null {
  const { state, position, done, total, startedAt, usualSeconds, secondsApart } = run;
  if (state === 'QUEUED')
    return usualSeconds === null || position === null
      ? null
      : Math.ceil(position * Math.min(usualSeconds, secondsApart ?? usualSeconds) + usualSeconds);
  if (state !== 'RUNNING' || startedAt === null) return null;
  const gone = Math.max(0, (at.getTime() - new Date(startedAt).getTime()) / 1000);
  if (done > 0 && total > 0) return Math.ceil((gone * (total - done)) / done);
  return usualSeconds === null || gone > usualSeconds ? null : Math.ceil(usualSeconds - gone);
}
