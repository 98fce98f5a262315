const FIRST_MS = 5_000;
const GROWTH = 4;
const LONGEST_MS = 8 * 3_600_000;
/** A fifth up or down: what failed together does not come again together. */
const JITTER = 0.2;

export interface Attempted {
  /** How many there were, 1 after the first. */
  readonly attempts: number;
  readonly at: Date;
  /** When the last one is due. */
  readonly end: Date;
  /** What the server asked for, in milliseconds. */
  readonly askedMs?: number | null;
}

/**
 * When a delivery is tried again: after 5 seconds, 20, 80, and so on up to 8 hours, and a last time at the end of its span.
 * Null after that.
 * @param random from 0 to 1
 */
export function nextAttempt({ attempts, at, end, askedMs }: Attempted, random = Math.random()): Date | null {
  if (at >= end) return null;
  const pause = Math.min(FIRST_MS * GROWTH ** (attempts - 1), LONGEST_MS) * (1 - JITTER + 2 * JITTER * random);
  const next = at.getTime() + Math.max(pause, Math.min(askedMs ?? 0, LONGEST_MS));
  return new Date(Math.min(next, end.getTime()));
}

/** What `Retry-After` asks for, in milliseconds; null where it asks for nothing that can be read. */
export function readRetryAfter(header: string | undefined, at: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - at.getTime());
}
