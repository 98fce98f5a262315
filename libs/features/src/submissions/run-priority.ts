import type { RunKind } from '@signatory/persistence';

const HOUR_MS = 3_600_000;
/** Beyond some eleven years all deadlines are equally far. */
const FARTHEST = 99_999;

/**
 * Where a run goes in the queue: smaller goes first. Somebody waits for a check, so it goes before every run of a save; among
 * each, the report whose deadline is nearest goes first, and those that are late before them.
 * @param deadline the member's own, extension included; null where there is none
 */
export function runPriority(kind: RunKind, deadline: Date | null, at: Date): number {
  const hours = deadline === null ? FARTHEST : Math.ceil((deadline.getTime() - at.getTime()) / HOUR_MS);
  const urgency = 1 + Math.min(Math.max(hours, 0), FARTHEST);
  return kind === 'check' ? urgency : urgency + FARTHEST + 1;
}
