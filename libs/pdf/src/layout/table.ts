import type { Canvas } from '../print/canvas.js';
import type { Element } from '../print/structure.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Block, Repeat, Slice } from './block.js';
import type { Cell, TableRow } from './cell.js';
import { drawRow, layRow, repeatRow, type LaidRow } from './table-row.js';
import { isTall, tallSlice } from './tall-row.js';

export type { Cell, LaidCell, TableRow } from './cell.js';

export interface TableSpec {
  /** Widths in points; a number below zero is a share of what the others leave. */
  readonly widths: readonly number[];
  readonly head: readonly Cell[];
  readonly rows: readonly TableRow[];
  /** White between columns, and above and below the text of a row. */
  readonly gap?: number;
  readonly pad?: number;
  /** Cells stand on the row's first line, or in its middle. */
  readonly align?: 'top' | 'middle';
  readonly before?: number;
  /** Up to this height of its rows, points, it is not parted. */
  readonly short?: number;
}

/** A table of this height, points, leaves a small hole where it is not parted. */
const SHORT = 130;

/** A table that breaks between rows; its head is printed again on each page, and what opens the group that goes on there, as an artifact. */
export function table(spec: TableSpec): Block {
  const { rows, head, gap = 8, pad = 6.5, align = 'top', before = 0, short: most = SHORT } = spec;
  return {
    lay(width, set) {
      const widths = resolveWidths(widen(spec.widths, head, set), width, gap);
      const lay = (row: TableRow, rowPad: number): LaidRow => layRow(row, widths, gap, rowPad, set);
      const headRow = lay({ cells: head, rule: 'strong' }, 5);
      const body = rows.map((row) => lay(row, pad));
      const short = body.reduce((sum, { height }) => sum + height, 0) <= most;
      let element: Element | null = null;

      const inTable = (last: boolean, canvas: Canvas, ends: boolean, drawInside: () => void): void => {
        const outer = canvas.parent;
        element ??= canvas.open('Table');
        canvas.parent = element;
        drawInside();
        canvas.parent = outer;
        if (last && ends) canvas.close(element);
      };
      const draw =
        (laid: LaidRow, rowPad: number, last: boolean) =>
        (canvas: Canvas, x: number, y: number): void =>
          inTable(last, canvas, true, () =>
            drawRow(canvas, laid, { x, y, width, pad: rowPad, align: laid === headRow ? 'bottom' : align }),
          );
      const repeatOf = (over: readonly LaidRow[]): Repeat => ({
        height: headRow.height + over.reduce((sum, { height }) => sum + height, 0),
        draw: (canvas, x, y) =>
          canvas.artifact(() => {
            repeatRow(canvas, headRow, { x, y, width, pad: 5, align: 'bottom' });
            let top = y + headRow.height;
            for (const laid of over) {
              repeatRow(canvas, laid, { x, y: top, width, pad, align });
              top += laid.height;
            }
          }, 'Pagination'),
      });
      /** The rows that say what the next one is of. */
      let over: readonly LaidRow[] = [];
      let below = repeatOf(over);
      return [
        { height: headRow.height, before, keepWithNext: true, draw: draw(headRow, 5, body.length === 0) },
        ...body.map((laid, index): Slice => {
          const last = index === body.length - 1;
          const { opens } = laid.row;
          if (opens) {
            over = over.filter(({ row }) => (row.opens ?? opens) < opens);
            below = repeatOf(over);
          }
          const repeat = below;
          if (opens) {
            over = [...over, laid];
            below = repeatOf(over);
          }
          if (isTall(laid)) return tallSlice(laid, { repeat, pad, inTable: (...drawing) => inTable(last, ...drawing) });
          return {
            height: laid.height,
            before: laid.row.before ?? 0,
            keepWithNext: laid.row.keepWithNext ?? (short ? !last : staysWithNext(index, body)),
            repeat,
            draw: draw(laid, pad, last),
          };
        }),
      ];
    },
  };
}

/** A row of three lines and more is no orphan under what opens its group. */
const TALL_ENOUGH = 40;

/**
 * Neither the first row of a table nor the last stands on a page without its neighbour; of a longer table, the last without two.
 * The same holds of the rows under one that opens a group, where they are not high.
 */
function staysWithNext(index: number, body: readonly LaidRow[]): boolean {
  const rows = body.length;
  if (index < rows - 1 && (index === 0 || index >= rows - (rows > 7 ? 3 : 2))) return true;
  const opens = (at: number): boolean => body[at]?.row.keepWithNext ?? false;
  const isLow = (body[index]?.height ?? 0) < TALL_ENOUGH;
  return !opens(index + 1) && ((isLow && opens(index - 1)) || opens(index + 2)) && index < rows - 1;
}

/** Fixed columns, made as wide as the longest word of their heads: languages differ. */
function widen(widths: readonly number[], head: readonly Cell[], set: Typesetter): number[] {
  const least = head.flatMap((cell) => {
    const { columns = 1 } = cell;
    return Array.from({ length: columns }, () => (columns === 1 ? (cell.least?.(set) ?? 0) : 0));
  });
  return widths.map((width, index) => (width < 0 ? width : Math.max(width, least[index] ?? 0)));
}

function resolveWidths(widths: readonly number[], width: number, gap: number): number[] {
  const fixed = widths.reduce((sum, each) => sum + Math.max(0, each), 0);
  const shares = widths.reduce((sum, each) => sum + Math.max(0, -each), 0);
  const free = width - fixed - gap * (widths.length - 1);
  return widths.map((each) => (each >= 0 ? each : (free * -each) / shares));
}
