import { faultWords } from '@signatory/domain';
import { nearest } from '@signatory/rules';
import { fileFault } from '../file-problem.js';
import type { Batch, FileFault, FileLimits, SaidOfFile, WrittenField } from '../report-file.js';
import { FigureRows } from './figure-rows.js';

const BATCH = 5_000;
const FIGURES = 16_000;

/** Fields and faults of a file until they are handed on; counts the faults beyond what is told. */
export class Collector {
  /** Plain figures, where they are asked for apart; else they are fields like any other. */
  readonly figures: FigureRows | null;
  private fields: WrittenField[] = [];
  private faults: FileFault[] = [];
  private told = 0;
  private untold = 0;

  constructor(
    private readonly limits: Pick<FileLimits, 'faults'>,
    figuresApart = false,
  ) {
    this.figures = figuresApart ? new FigureRows() : null;
  }

  add(field: WrittenField): void {
    this.fields.push(field);
  }

  /** Answers false: whoever tells a fault has nothing else to hand on. */
  fault(fault: FileFault): false {
    if (this.told >= this.limits.faults) this.untold += 1;
    else {
      this.told += 1;
      this.faults.push(fault);
    }
    return false;
  }

  /** The candidate nearest in spelling, for a cure; null where none is near, or the fault is only counted: looking takes long. */
  nearest(word: string, candidates: Iterable<string>): string | null {
    return this.told < this.limits.faults ? nearest(word, candidates) : null;
  }

  get isFull(): boolean {
    return this.fields.length >= BATCH || (this.figures !== null && this.figures.count >= FIGURES);
  }

  /** What has come together, in batches. A long entry may have filled several. */
  *take(read: number, about: SaidOfFile): Generator<Batch> {
    const { fields, faults, figures } = this;
    this.fields = [];
    this.faults = [];
    const apart = figures && figures.count > 0 ? { figures } : {};
    yield { fields: fields.slice(0, BATCH), ...apart, faults, read, ...about };
    figures?.clear();
    for (let from = BATCH; from < fields.length; from += BATCH)
      yield { fields: fields.slice(from, from + BATCH), faults: [], read, ...about };
  }

  /** What is left, with the number of faults that were not told. */
  *last(read: number, about: SaidOfFile): Generator<Batch> {
    if (this.untold > 0) this.faults.push(fileFault(faultWords('more', { count: this.untold }), {}));
    yield* this.take(read, about);
  }
}
