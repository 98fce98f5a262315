import type { Cell, CellsApart, ObservationStatus } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';

const [TAB, NEWLINE, BACKSLASH, ZERO, NINE, UPPER_N] = [9, 10, 92, 48, 57, 78];

/** More digits are not one exact double. */
const MOST_DIGITS = 15;

interface Filled {
  readonly placed: Pick<PlacedIndicator, 'cells'>;
  readonly values: Float64Array;
  /** Cells that are no plain figure. */
  readonly others: Map<number, Cell>;
}

/**
 * The cells of some indicators from the bytes of `COPY … TO STDOUT` in PostgreSQL's text format: the indicator's id, the cell's
 * number, the figure, and its status unless that is `normal`. Each figure goes from its bytes into the column of its indicator,
 * with neither a text nor an object between: of a million cells there are eight megabytes, in whatever order they come.
 */
export class CellColumns {
  private readonly filled = new Map<string, Filled>();
  private rest: Uint8Array = new Uint8Array(0);
  /** The rows of an indicator follow each other: its id is compared, and looked up only where it is another. */
  private id: Uint8Array = new Uint8Array(0);
  private current: Filled | null = null;

  constructor(private readonly indicators: ReadonlyMap<string, PlacedIndicator>) {}

  /** Reads some more bytes; a row may be cut anywhere. */
  feed(chunk: Uint8Array): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    for (let at = 0; at < end;) at = this.readRow(bytes, at);
    this.rest = bytes.subarray(end);
  }

  /** All that came, by the indicator's id; of one without cells nothing. */
  end(): Map<string, CellsApart> {
    if (this.rest.length > 0) throw new Error('The cells end in the middle of a row.');
    return new Map([...this.filled].map(([id, filled]) => [id, cellsOf(filled)]));
  }

  private readRow(bytes: Uint8Array, start: number): number {
    const { id } = this;
    let at = start;
    while (at - start < id.length && bytes[at] === id[at - start]) at += 1;
    if (this.current === null || at - start < id.length || bytes[at] !== TAB) {
      at = bytes.indexOf(TAB, start);
      this.current = this.turnTo(bytes.slice(start, at));
    }
    let no = 0;
    let byte = bytes[(at += 1)] ?? TAB;
    while (byte !== TAB) {
      no = no * 10 + byte - ZERO;
      byte = bytes[(at += 1)] ?? TAB;
    }
    const from = at + 1;
    let value = 0;
    byte = bytes[(at += 1)] ?? TAB;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      byte = bytes[(at += 1)] ?? TAB;
    }
    // A number of PostgreSQL has no zeros in front.
    if (byte !== TAB || at === from || at - from > MOST_DIGITS || bytes[at + 1] !== BACKSLASH)
      return this.readOther(bytes, from, no);
    this.current.values[no] = value;
    return at + '\t\\N\n'.length;
  }

  private readOther(bytes: Uint8Array, from: number, no: number): number {
    const tab = bytes.indexOf(TAB, from);
    const end = bytes.indexOf(NEWLINE, tab);
    const status = (textOf(bytes, tab + 1, end) ?? 'normal') as ObservationStatus;
    this.current?.others.set(no, { value: textOf(bytes, from, tab), status });
    return end + 1;
  }

  private turnTo(id: Uint8Array): Filled {
    this.id = id;
    const name = Buffer.from(id).toString('utf8');
    const placed = this.indicators.get(name);
    // Of others than were asked for there may be rows between.
    if (!placed) return { placed: UNASKED, values: new Float64Array(0), others: new Map() };
    const known = this.filled.get(name);
    const filled = known ?? {
      placed,
      values: new Float64Array(placed.cells.length).fill(Number.NaN),
      others: new Map(),
    };
    this.filled.set(name, filled);
    return filled;
  }
}

const UNASKED: Pick<PlacedIndicator, 'cells'> = { cells: [] };

function textOf(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from === 2 && bytes[from] === BACKSLASH && bytes[from + 1] === UPPER_N) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

function cellsOf({ placed, values, others }: Filled): CellsApart {
  const names = placed.cells;
  if (others.size === 0) return { names, values };
  const cells: Record<string, Cell> = {};
  for (let no = 1; no < values.length; no += 1) {
    const [name = '', value = Number.NaN, other] = [names[no], values[no], others.get(no)];
    if (other) cells[name] = other;
    else if (!Number.isNaN(value)) cells[name] = { value: String(value), status: 'normal' };
  }
  return cells;
}
