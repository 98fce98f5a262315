/**
 * One reading for all who ask in the same turn of the event loop. It begins after each of them has asked, so that nobody
 * is told an older state than a reading of its own would tell; what fails fails for all of them, and is read anew for the next.
 */
export class SharedReading<T> {
  private coming: Promise<T> | null = null;

  constructor(private readonly read: () => Promise<T>) {}

  ask(): Promise<T> {
    this.coming ??= this.readInTheEnd();
    return this.coming;
  }

  private async readInTheEnd(): Promise<T> {
    await new Promise((resolve) => setImmediate(resolve));
    this.coming = null;
    return this.read();
  }
}
