import type { Canvas } from '../print/canvas.js';
import type { Typesetter } from '../text/typesetter.js';

/** A stretch of a block that stays on one page. */
export interface Slice {
  /** Points, without `before`. */
  readonly height: number;
  /** White space above; dropped at the top of a page. */
  readonly before?: number;
  /** The white above is as high as something that is painted there: it gives way to nothing. */
  readonly firm?: boolean;
  /** Stays on the page of the slice that follows: headings, table heads. */
  readonly keepWithNext?: boolean;
  /** The name of the place it marks, whose page the contents print. */
  readonly place?: string;
  /** Drawn again, as an artifact, above this slice when it begins a page: a table's head. */
  readonly repeat?: Repeat;
  /** Begins a part of its section, such as a heading: where a page may well begin. */
  readonly opens?: boolean;
  /**
   * The slice in two, the first no higher than `room`; null where it cannot be. Only a slice has it that is so high that
   * whole it would leave a hole on the page before it.
   */
  split?(room: number): readonly [Slice, Slice] | null;
  /** Of a slice that can be split: its first part is no lower than this. Without it, some lines. */
  readonly least?: number;
  /** `x`, `y`: the upper left corner, points. */
  draw(canvas: Canvas, x: number, y: number, width: number): void;
}

export interface Repeat {
  readonly height: number;
  draw(canvas: Canvas, x: number, y: number, width: number): void;
}

/**
 * Something that is printed: a paragraph, a table, a figure. Laid out once for a column's width, then drawn slice by
 * slice in order. A new kind is one file in `blocks/`.
 */
export interface Block {
  lay(width: number, set: Typesetter): Slice[];
}
