const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
const STABLE_MS = 60_000;

/** The deaths of a process that is started again after each: it waits twice as long as before, at most half a minute. */
export class Deaths {
  private born = Date.now();
  private deaths = 0;

  /** Since it last ran for a minute. */
  get count(): number {
    return this.deaths;
  }

  /** It has been started. */
  start(): void {
    this.born = Date.now();
  }

  /** It has died. @returns the milliseconds to wait before it is started again. */
  die(): number {
    this.deaths = Date.now() - this.born > STABLE_MS ? 1 : this.deaths + 1;
    return Math.min(FIRST_DELAY_MS * 2 ** (this.deaths - 1), LONGEST_DELAY_MS);
  }

  forget(): void {
    this.deaths = 0;
  }
}
