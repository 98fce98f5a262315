/** Figures of cells by numbers alone: a text for each part of each would be most of a large file's reading. */
export interface FigureColumns {
  readonly count: number;
  /** Of the indicator, from 0, in the plan's order. */
  readonly places: Uint32Array;
  /** From 1, in the order of the indicator's disaggregations and their codes. */
  readonly cellNos: Uint32Array;
  readonly values: Float64Array;
  /** Of the file, from 1. */
  readonly rows: Uint32Array;
  /** Whether the file says of each that nothing stood there when it was exported. */
  readonly based: boolean;
}

const FIRST = 1_024;

/** Figures as they come together; the columns grow as they must, and are used again and again. */
export class FigureRows implements FigureColumns {
  count = 0;
  based = false;
  places = new Uint32Array(FIRST);
  cellNos = new Uint32Array(FIRST);
  values = new Float64Array(FIRST);
  rows = new Uint32Array(FIRST);

  add(place: number, cellNo: number, value: number, row: number): void {
    const at = this.count;
    if (at === this.places.length) this.grow();
    this.places[at] = place;
    this.cellNos[at] = cellNo;
    this.values[at] = value;
    this.rows[at] = row;
    this.count = at + 1;
  }

  private grow(): void {
    const length = this.count * 4;
    this.places = widen(this.places, new Uint32Array(length));
    this.cellNos = widen(this.cellNos, new Uint32Array(length));
    this.values = widen(this.values, new Float64Array(length));
    this.rows = widen(this.rows, new Uint32Array(length));
  }
}

function widen<Column extends Uint32Array | Float64Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}
