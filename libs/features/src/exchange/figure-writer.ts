import type { Plan, PlainCells } from '@signatory/domain';
import type pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { ReportKey } from '../submissions/index.js';
import { fileIndicators, type Closed, type FileIndicator } from './plan-tables.js';

/** Figures that leave together. */
const BATCH = 16_000;

// Figures of one indicator stand together: what is looked up is looked up once for a run of them, and each run is a slice of
// the two columns. They come out as they went in, in the order of the indexes where the file has it. What the plan has no
// cell for joins nothing, and is missed when the rows are counted.
const WRITE = {
  name: 'write-figures',
  text: `
    insert into observation (cycle_id, member_code, indicator_id, cell_no, since_revision, value, obs_status, reference, vintage)
    select $1, $2, f.indicator_id, f.cell_no, $3, f.value, 'normal', f.reference, f.vintage
    from (select i.indicator_id, i.reference, i.vintage, i.cells, unnest(($7::int[])[run.first:run.last]) as cell_no,
        unnest(($8::bigint[])[run.first:run.last])::numeric as value
      from unnest($4::int[], $5::int[], $6::int[]) as run (place, first, last)
      join import_indicator i on i.place = run.place) f
    where f.cell_no between 1 and f.cells`,
};

/**
 * Writes plain figures into a report that holds none, while the rest of the file is still being read: they meet nothing that
 * they could be compared with. Member and revision are the writer's; they are never read from a file.
 */
export class FigureWriter {
  /** Figures taken, those of closed indicators apart. */
  count = 0;
  /** By place: what was written of each indicator, by cell number. */
  readonly written = new Map<number, Float64Array>();
  /** Codes of closed indicators that the file would change. */
  readonly closed = new Set<string>();
  private batch = new FigureBatch();
  private column: Float64Array = new Float64Array(0);
  private place = -1;
  private sending: Promise<void> = Promise.resolve();

  constructor(
    private readonly tx: EntityManager,
    private readonly to: { readonly key: ReportKey; readonly revision: number; readonly closed: Closed },
  ) {}

  take({ placed, place }: FileIndicator, cellNo: number, value: number): void {
    if (place !== this.place) {
      const { code } = placed.indicator;
      if (this.to.closed.has(code)) return void this.closed.add(code);
      this.place = place;
      this.column = this.written.get(place) ?? new Float64Array(placed.cells.length).fill(Number.NaN);
      this.written.set(place, this.column);
    }
    this.column[cellNo] = value;
    this.batch.add(place, cellNo, value);
    this.count += 1;
  }

  /** Sends what has come together, once it is enough: the next is read while this is written. */
  async send(least = BATCH): Promise<void> {
    if (this.batch.count < least) return;
    const { batch } = this;
    this.batch = new FigureBatch();
    await this.sending;
    this.sending = this.write(batch);
    // Awaited with the next batch; a failure meanwhile must not go unheard.
    this.sending.catch(() => {});
  }

  async end(): Promise<void> {
    await this.send(1);
    await this.sending;
  }

  private async write(batch: FigureBatch): Promise<void> {
    const { key, revision } = this.to;
    const client = (await this.tx.queryRunner?.connect()) as pg.PoolClient;
    const values = [key.cycleId, key.memberCode, revision, ...batch.columns()];
    const { rowCount } = await client.query({ ...WRITE, values });
    if (rowCount !== batch.count)
      throw new Error(`${batch.count - (rowCount ?? 0)} figures are in no cell of the plan.`);
  }
}

/** What was written, by the indicator's id, of those indicators of which nothing else is known. */
export function figuresToKeep(
  plan: Plan,
  { written }: FigureWriter,
  mixed: readonly number[],
): ReadonlyMap<string, PlainCells> {
  const others = new Set(mixed);
  const kept = [...fileIndicators(plan).values()].flatMap(({ placed, place }): [string, PlainCells][] => {
    const values = written.get(place);
    const { id } = placed.indicator;
    return values && !others.has(place) ? [[id, { names: placed.cells, values }]] : [];
  });
  return new Map(kept);
}

/** Figures as PostgreSQL takes arrays, in its binary form: nothing is written out in digits and read again. */
class FigureBatch {
  count = 0;
  private readonly places: number[] = [];
  private readonly firsts: number[] = [];
  private cellNos: Buffer = Buffer.allocUnsafe(HEAD + BATCH * 8);
  private values: Buffer = Buffer.allocUnsafe(HEAD + BATCH * 12);

  add(place: number, cellNo: number, value: number): void {
    if (this.places[this.places.length - 1] !== place) {
      this.places.push(place);
      this.firsts.push(this.count + 1);
    }
    let at = HEAD + this.count * 8;
    if (at === this.cellNos.length) this.grow();
    this.cellNos.writeInt32BE(4, at);
    this.cellNos.writeInt32BE(cellNo, at + 4);
    at = HEAD + this.count * 12;
    this.values.writeInt32BE(8, at);
    this.values.writeUInt32BE(Math.floor(value / 0x1_0000_0000), at + 4);
    this.values.writeUInt32BE(value % 0x1_0000_0000, at + 8);
    this.count += 1;
  }

  /** Runs of one indicator each, and the two columns that they are slices of. */
  columns(): [number[], number[], number[], Buffer, Buffer] {
    const lasts = [...this.firsts.slice(1).map((first) => first - 1), this.count];
    writeHead(this.cellNos, INT4, this.count);
    writeHead(this.values, INT8, this.count);
    const [cellNos, values] = [HEAD + this.count * 8, HEAD + this.count * 12];
    return [this.places, this.firsts, lasts, this.cellNos.subarray(0, cellNos), this.values.subarray(0, values)];
  }

  private grow(): void {
    this.cellNos = widen(this.cellNos, HEAD + this.count * 16);
    this.values = widen(this.values, HEAD + this.count * 24);
  }
}

/** Of an array: dimensions, nulls, type, length, and what its first element is called. */
const HEAD = 20;
/** Types by their numbers in PostgreSQL. */
const [INT8, INT4] = [20, 23];

function writeHead(array: Buffer, type: number, length: number): void {
  [1, 0, type, length, 1].forEach((part, n) => array.writeInt32BE(part, n * 4));
}

function widen(column: Buffer, length: number): Buffer {
  const wider = Buffer.allocUnsafe(length);
  column.copy(wider);
  return wider;
}
