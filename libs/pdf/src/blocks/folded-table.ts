import type { Block, Slice } from '../layout/block.js';
import type { Canvas } from '../print/canvas.js';

const GAP = 20;
/** A part has at least so many rows in each of its columns. */
const LEAST_ROWS = 4;

/** Folded, a table takes less than this of its height; else its rows are too long for it. */
const WORTH = 0.75;

/**
 * A long table of narrow rows in two columns, read down the one and then down the other on each page: one table to who hears
 * it, with its head over each column. Of several ways to set it the shortest. `whole`: what stands instead where names would
 * break so often that nothing is won.
 */
export function foldedTable([table, ...others]: readonly [Block, ...Block[]], whole: Block = table): Block {
  return {
    lay(width, set) {
      const column = (width - GAP) / 2;
      const [head, ...rows] = others
        .map((other) => other.lay(column, set))
        .reduce((least, laid) => (heightOfRows(laid) < heightOfRows(least) ? laid : least), table.lay(column, set));
      const repeat = rows[0]?.repeat;
      const unfolded = whole.lay(width, set);
      const isWorth = rows.reduce(sumHeights, 0) / 2 < WORTH * heightOfRows(unfolded);
      if (!head || !repeat || !isWorth) return unfolded;

      const heightOf = (from: number, to: number): number =>
        rows.slice(from, to).reduce((sum, { height, before = 0 }, at) => sum + height + (at > 0 ? before : 0), 0);
      /** The row that the next column begins with, where this one may be so high; what opens a group goes with it. */
      const fill = (from: number, most: number): number => {
        let to = from;
        while (to < rows.length && heightOf(from, to + 1) <= most) to += 1;
        while (to < rows.length && to > from + 1 && rows[to - 1]?.keepWithNext) to -= 1;
        return to;
      };
      const drawColumn = (canvas: Canvas, [from, to]: readonly [number, number], x: number, top: number): void => {
        if (from === 0) head.draw(canvas, x, top, column);
        else repeat.draw(canvas, x, top, column);
        let y = top + head.height;
        for (const [at, row] of rows.slice(from, to).entries()) {
          y += at > 0 ? (row.before ?? 0) : 0;
          row.draw(canvas, x, y, column);
          y += row.height;
        }
      };
      const partOf = (from: number, fold: number, to: number): Slice => ({
        height: head.height + Math.max(heightOf(from, fold), heightOf(fold, to)),
        before: from === 0 ? (head.before ?? 0) : 0,
        least: head.height + heightOf(from, from + LEAST_ROWS),
        split(room) {
          const most = room - head.height;
          const next = fill(from, most);
          const end = Math.min(fill(next, most), to - LEAST_ROWS);
          if (next - from < LEAST_ROWS || end - next < LEAST_ROWS) return null;
          return [partOf(from, next, end), rest(end)];
        },
        draw(canvas, x, y) {
          drawColumn(canvas, [from, fold], x, y);
          if (fold < to) drawColumn(canvas, [fold, to], x + column + GAP, y);
        },
      });
      /** All rows from one on: the first column is the longer. */
      const rest = (from: number): Slice => {
        let fold = fill(from, heightOf(from, rows.length) / 2);
        while (fold < rows.length && heightOf(from, fold) < heightOf(fold, rows.length)) fold += 1;
        return partOf(from, fold, rows.length);
      };
      return [rest(0)];
    },
  };
}

/** Without the head. */
function heightOfRows([, ...rows]: readonly Slice[]): number {
  return rows.reduce(sumHeights, 0);
}

function sumHeights(sum: number, { height }: Slice): number {
  return sum + height;
}
