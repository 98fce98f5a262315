import type { Batch, FileFault, FileLimits, WrittenField } from '../report-file.js';

const BATCH = 5_000;

/** Fields and faults of a file until they are handed on; counts the faults beyond what is told. */
export class Collector {
  private fields: WrittenField[] = [];
  private faults: FileFault[] = [];
  private told = 0;
  private untold = 0;

  constructor(private readonly limits: Pick<FileLimits, 'faults'>) {}

  add(field: WrittenField): void {
    this.fields.push(field);
  }

  fault(fault: FileFault): void {
    if (this.told >= this.limits.faults) {
      this.untold += 1;
      return;
    }
    this.told += 1;
    this.faults.push(fault);
  }

  get isFull(): boolean {
    return this.fields.length >= BATCH;
  }

  /** What has come together, in batches. A long entry may have filled several. */
  *take(read: number, about: Pick<Batch, 'member'>): Generator<Batch> {
    const { fields, faults } = this;
    this.fields = [];
    this.faults = [];
    yield { fields: fields.slice(0, BATCH), faults, read, ...about };
    for (let from = BATCH; from < fields.length; from += BATCH)
      yield { fields: fields.slice(from, from + BATCH), faults: [], read, ...about };
  }

  /** What is left, with the number of faults that were not told. */
  *last(read: number, about: Pick<Batch, 'member'>): Generator<Batch> {
    if (this.untold > 0)
      this.faults.push({
        code: 'more',
        severity: 'ERROR',
        place: {},
        message: `${this.untold} more problems are not listed`,
        cure: 'Correct those that are, and send the file again.',
      });
    yield* this.take(read, about);
  }
}
