import { Refusal } from '@signatory/domain';

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;
/** Failures are forgotten after a quiet hour. */
const MEMORY_MS = 3_600_000;
/** A flood of invented addresses may not fill the memory: the oldest are dropped first. */
const KEPT = 10_000;

interface Failures {
  readonly count: number;
  readonly last: number;
  readonly lockedUntil: number;
}

/** Slows down guessing: after some failures of one key each further one doubles the wait. Each process counts for itself. */
export class Throttle {
  private readonly failures = new Map<string, Failures>();

  /** @param limit the failure at which the first wait begins */
  constructor(private readonly limit = 5) {}

  /** @throws Refusal `sign-in.locked`, also for the right password. */
  require(key: string, at: Date): void {
    const known = this.failures.get(key);
    if (known && known.lockedUntil > at.getTime())
      throw new Refusal('sign-in.locked', { seconds: Math.ceil((known.lockedUntil - at.getTime()) / 1_000) });
  }

  fail(key: string, at: Date): void {
    const now = at.getTime();
    const known = this.failures.get(key);
    const count = known && now - known.last < MEMORY_MS ? known.count + 1 : 1;
    const over = count - this.limit;
    const wait = over < 0 ? 0 : Math.min(FIRST_WAIT_SECONDS * 2 ** over, LONGEST_WAIT_SECONDS);
    this.failures.delete(key);
    this.failures.set(key, { count, last: now, lockedUntil: now + wait * 1_000 });
    const oldest = this.failures.keys().next();
    if (this.failures.size > KEPT && !oldest.done) this.failures.delete(oldest.value);
  }

  succeed(key: string): void {
    this.failures.delete(key);
  }
}
