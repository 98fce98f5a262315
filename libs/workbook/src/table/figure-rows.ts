/** Where figures of a file stand that have it in common, and what is said of them all. */
export interface FigureOrigin {
  /** Of a workbook: the sheet, and the letters of the column. */
  readonly sheet?: { readonly name: string; readonly letters: string };
  /** Of JSON: the entry. */
  readonly pointer?: string;
  /** Whether nothing stood there when it was exported; else the file does not say. */
  readonly isBased: boolean;
}

/** Figures of cells by numbers alone: a text for each part of each would be most of a large file's reading. */
export interface FigureColumns {
  readonly count: number;
  /** Of the indicator, from 0, in the plan's order. */
  readonly places: Uint32Array;
  /** From 1, in the order of the indicator's disaggregations and their codes. */
  readonly cellNos: Uint32Array;
  readonly values: Float64Array;
  /** Of the file, from 1; 0 where it has none. */
  readonly rows: Uint32Array;
  /** Of each figure, by its number. */
  readonly origins: Uint32Array;
  readonly originOf: readonly FigureOrigin[];
  /** 1 where the status is said too, to be that of any figure. */
  readonly statuses: Uint8Array;
}

const FIRST = 1_024;

/** Figures as they come together; the columns grow as they must, and are used again and again. */
export class FigureRows implements FigureColumns {
  count = 0;
  originOf: FigureOrigin[] = [];
  places = new Uint32Array(FIRST);
  cellNos = new Uint32Array(FIRST);
  values = new Float64Array(FIRST);
  rows = new Uint32Array(FIRST);
  origins = new Uint32Array(FIRST);
  statuses = new Uint8Array(FIRST);

  /** Those that are added from now on stand there. */
  begin(origin: FigureOrigin): void {
    this.originOf.push(origin);
  }

  /** Of the figures that are held none is needed any more. */
  clear(): void {
    this.count = 0;
    this.originOf = this.originOf.slice(-1);
  }

  add(place: number, cellNo: number, value: number, row: number, status = 0): void {
    const at = this.count;
    if (at === this.places.length) this.grow();
    this.places[at] = place;
    this.cellNos[at] = cellNo;
    this.values[at] = value;
    this.rows[at] = row;
    this.origins[at] = this.originOf.length - 1;
    this.statuses[at] = status;
    this.count = at + 1;
  }

  private grow(): void {
    const length = this.count * 4;
    this.places = widen(this.places, new Uint32Array(length));
    this.cellNos = widen(this.cellNos, new Uint32Array(length));
    this.values = widen(this.values, new Float64Array(length));
    this.rows = widen(this.rows, new Uint32Array(length));
    this.origins = widen(this.origins, new Uint32Array(length));
    this.statuses = widen(this.statuses, new Uint8Array(length));
  }
}

/** A column with what was in it. */
export function widen<Column extends Uint8Array | Uint32Array | Float64Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}
