import { Refusal } from '@signatory/domain';
import type { CycleEntity } from '@signatory/persistence';

type Clocked = Pick<CycleEntity, 'code' | 'state' | 'cutOffAt' | 'correcting'>;

/**
 * Reports change while the cycle is open and its cut-off is ahead, or while a correction case has reopened the member's.
 * Refuses `cycle.not-open` and `cycle.closed`.
 */
export function requireOpenCycle(cycle: Clocked, member: string, at: Date): void {
  const closed = closedTo(cycle, member, at);
  if (closed) throw closed;
}

/** Why a member's report changes no more; null while it does. */
export function closedTo(
  { code, state, cutOffAt, correcting }: Clocked,
  member: string,
  at: Date,
): Refusal<'cycle.not-open' | 'cycle.closed'> | null {
  if (correcting.includes(member)) return null;
  if (state !== 'OPEN') return new Refusal('cycle.not-open', { cycle: code, state });
  if (cutOffAt === null || at <= cutOffAt) return null;
  return new Refusal('cycle.closed', { cycle: code, cutOff: cutOffAt.toISOString() });
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
