import type { Ink } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
import type { Typesetter } from '../text/typesetter.js';

/** A cell's box inside its row, points. */
export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A cell, laid out: `decorate` draws what carries no meaning, `print` what is read. */
export interface LaidCell {
  readonly height: number;
  decorate?(canvas: Canvas, box: CellBox): void;
  print?(canvas: Canvas, box: CellBox): void;
  /** What of the cell fits in `room`, and the rest; absent where it cannot be parted. */
  split?(room: number): readonly [LaidCell, LaidCell];
}

/** One cell of a table. A new kind is one file in `blocks/`. */
export interface Cell {
  /** A head of its row or column; a data cell without it. */
  readonly scope?: 'Row' | 'Column' | undefined;
  /** Columns it spans; 1 without it. */
  readonly columns?: number | undefined;
  readonly lang?: string | undefined;
  lay(width: number, set: Typesetter): LaidCell;
  /** The width under which its words would break, points; a head's column is never narrower. */
  least?(set: Typesetter): number;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  /** Draws a ground over the row's width. */
  readonly ground?: Ink;
  /** White space above, for a row that opens a group. */
  readonly before?: number;
  readonly keepWithNext?: boolean;
  /**
   * Opens a group of rows, 1, or a part of a group, 2: where its rows go on on another page it is drawn again under the head,
   * as an artifact, so that no row stands on a page that does not say what it is of.
   */
  readonly opens?: 1 | 2;
  /** The line under the row; a hairline without it. */
  readonly rule?: 'hairline' | 'strong' | 'none';
}
