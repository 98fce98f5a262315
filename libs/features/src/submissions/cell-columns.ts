import type { Cell, CellsApart, ObservationStatus } from '@signatory/domain';
import type { PlacedIndicator } from '../catalogue/index.js';
import { readFigures } from './binary-figures.js';
import { CopiedRows, type Field } from './copied-rows.js';

/**
 * What `CellColumns` reads of some observations: for each indicator its id, the numbers of its cells, their figures, and by number
 * the statuses that are not `normal`. Both lists are made in one pass over the rows, and so in one order.
 */
export const COLUMNS = `indicator_id, string_agg(int4send(cell_no), ''), string_agg(numeric_send(coalesce(value, 'NaN')), ''),
  json_object_agg(cell_no, obs_status) filter (where obs_status <> 'normal')`;

const NUMBER = 4;

/**
 * The cells of some indicators from the bytes of a binary COPY of `COLUMNS`. A row is an indicator with all its cells: to send,
 * receive and take apart a message for each cell takes longer than to read and to judge it. Each figure goes from its bytes into
 * its column, with neither a text nor an object between: of a million cells there are eight megabytes, in whatever order they come.
 */
export class CellColumns {
  private readonly filled = new Map<string, CellsApart>();
  private readonly rows = new CopiedRows((fields) => this.takeRow(fields));

  constructor(private readonly indicators: ReadonlyMap<string, PlacedIndicator>) {}

  /** Reads some more bytes; they may be cut anywhere. */
  feed(chunk: Uint8Array): void {
    this.rows.feed(chunk);
  }

  /** All that came, by the indicator's id; of one without cells nothing. */
  end(): Map<string, CellsApart> {
    this.rows.end();
    return this.filled;
  }

  private takeRow([id, numbers, figures, statuses]: readonly Field[]): void {
    const name = textOf(id);
    const placed = this.indicators.get(name);
    // Of others than were asked for there may be rows between.
    if (!placed || !numbers || !figures) return;
    const values = new Float64Array(placed.cells.length).fill(Number.NaN);
    const others = new Map<number, Cell>();
    const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.length);
    const count = readFigures(figures, (place, figure) => {
      const no = view.getInt32(place * NUMBER);
      if (typeof figure === 'number') values[no] = figure;
      else others.set(no, { value: figure, status: 'normal' });
    });
    if (count * NUMBER !== numbers.length) throw new Error(`There are not as many figures of ${name} as cells.`);
    const unusual = statuses ? (JSON.parse(textOf(statuses)) as Readonly<Record<string, ObservationStatus>>) : {};
    for (const [key, status] of Object.entries(unusual)) {
      const no = Number(key);
      const plain = values[no] ?? Number.NaN;
      others.set(no, { value: Number.isNaN(plain) ? (others.get(no)?.value ?? null) : String(plain), status });
    }
    this.filled.set(name, cellsOf(placed.cells, values, others));
  }
}

function textOf(bytes: Field | undefined): string {
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') : '';
}

function cellsOf(names: readonly string[], values: Float64Array, others: ReadonlyMap<number, Cell>): CellsApart {
  if (others.size === 0) return { names, values };
  const cells: Record<string, Cell> = {};
  for (let no = 1; no < values.length; no += 1) {
    const [name = '', value = Number.NaN, other] = [names[no], values[no], others.get(no)];
    if (other) cells[name] = other;
    else if (!Number.isNaN(value)) cells[name] = { value: String(value), status: 'normal' };
  }
  return cells;
}
