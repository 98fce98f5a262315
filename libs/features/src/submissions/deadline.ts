import { Refusal } from '@signatory/domain';
import type { CycleEntity } from '@signatory/persistence';

/**
 * Reports change while the cycle is open and its cut-off is ahead, or while a correction case has reopened the member's.
 * Refuses `cycle.not-open` and `cycle.closed`.
 */
export function requireOpenCycle(
  { code, state, cutOffAt, correcting }: Pick<CycleEntity, 'code' | 'state' | 'cutOffAt' | 'correcting'>,
  member: string,
  at: Date,
): void {
  if (correcting.includes(member)) return;
  if (state !== 'OPEN') throw new Refusal('cycle.not-open', { cycle: code, state });
  if (cutOffAt !== null && at > cutOffAt)
    throw new Refusal('cycle.closed', { cycle: code, cutOff: cutOffAt.toISOString() });
}

/** The instant a member's report is due: the later of the cycle's deadline, which may move, and the member's extension. */
export function deadlineOf({ deadlineAt }: Pick<CycleEntity, 'deadlineAt'>, extendedTo: Date | null): Date | null {
  return extendedTo && (!deadlineAt || extendedTo > deadlineAt) ? extendedTo : deadlineAt;
}

/** By the clock and the extension, never typed in. */
export function isLate(at: Date, cycle: Pick<CycleEntity, 'deadlineAt'>, extendedTo: Date | null): boolean {
  const deadline = deadlineOf(cycle, extendedTo);
  return deadline !== null && at > deadline;
}
