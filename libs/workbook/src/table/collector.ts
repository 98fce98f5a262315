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

  /** A batch is at most 5,000 fields; a row has far fewer than what is left above this. */
  get isFull(): boolean {
    return this.fields.length >= BATCH - 100;
  }

  take(read: number): Batch {
    const batch = { fields: this.fields, faults: this.faults, read };
    this.fields = [];
    this.faults = [];
    return batch;
  }

  /** What is left, with the number of faults that were not told. */
  last(read: number): Batch {
    if (this.untold > 0)
      this.faults.push({
        code: 'more',
        severity: 'ERROR',
        place: {},
        message: `${this.untold} more problems are not listed`,
        cure: 'Correct those that are, and send the file again.',
      });
    return this.take(read);
  }
}
