/** What has been begun and must be ended, whatever comes between. */
export class Begun {
  private readonly ends: Promise<() => Promise<unknown>>[] = [];

  /** Keeps how to end what begins here. */
  begin<It>(beginning: Promise<It>, end: (it: It) => Promise<unknown>): Promise<It> {
    // What could not begin says so to whoever waits for it.
    const ending = beginning.then(
      (it) => () => end(it),
      () => () => Promise.resolve(),
    );
    this.ends.unshift(ending);
    return beginning;
  }

  /** Ends all of it, the last first: also what is still beginning, and what comes after an end that fails. Throws what failed. */
  async end(): Promise<void> {
    const faults: unknown[] = [];
    for (const ending of this.ends.splice(0)) await (await ending)().catch((fault: unknown) => faults.push(fault));
    if (faults.length > 0) throw new AggregateError(faults, faults.join('\n'));
  }
}
