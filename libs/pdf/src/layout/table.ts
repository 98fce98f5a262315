import { INK, type Ink } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
import type { Element } from '../print/structure.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Block, Slice } from './block.js';

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
  /** The cell in parts no higher than `most`, for a row that no page can hold. */
  split?(most: number): LaidCell[];
}

/** One cell of a table. A new kind is one file in `blocks/`. */
export interface Cell {
  /** A head of its row or column; a data cell without it. */
  readonly scope?: 'Row' | 'Column';
  /** Columns it spans; 1 without it. */
  readonly span?: number;
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
  /** The line under the row; a hairline without it. */
  readonly rule?: 'hairline' | 'strong' | 'none';
}

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
}

interface LaidRow {
  readonly row: TableRow;
  readonly cells: readonly {
    readonly cell: Cell;
    readonly laid: LaidCell;
    readonly x: number;
    readonly width: number;
  }[];
  readonly height: number;
}

/** A table that breaks between rows; its head is printed again on each page, as an artifact. */
export function table(spec: TableSpec): Block {
  const { rows, head, gap = 8, pad = 6.5, align = 'top', before = 0 } = spec;
  return {
    lay(width, set) {
      const widths = resolveWidths(widen(spec.widths, head, set), width, gap);
      const lay = (row: TableRow, rowPad: number): LaidRow => layRow(row, widths, gap, rowPad, set);
      const headRow = lay({ cells: head, rule: 'strong' }, 5);
      const body = rows.flatMap((row) => splitRow(lay(row, pad), pad));
      let element: Element | null = null;

      const draw =
        (laid: LaidRow, rowPad: number, last: boolean) =>
        (canvas: Canvas, x: number, y: number): void => {
          const outer = canvas.parent;
          element ??= canvas.open('Table');
          canvas.parent = element;
          drawRow(canvas, laid, { x, y, width, pad: rowPad, align: laid === headRow ? 'bottom' : align });
          canvas.parent = outer;
          if (last) canvas.close(element);
        };
      const repeat = {
        height: headRow.height,
        draw: (canvas: Canvas, x: number, y: number): void =>
          canvas.artifact(() => repeatRow(canvas, headRow, { x, y, width, pad: 5, align: 'bottom' }), 'Pagination'),
      };
      return [
        { height: headRow.height, before, keepWithNext: true, draw: draw(headRow, 5, body.length === 0) },
        ...body.map((laid, index): Slice => ({
          height: laid.height,
          before: laid.row.before ?? 0,
          // No last row alone on a page.
          keepWithNext: laid.row.keepWithNext ?? index === body.length - 2,
          repeat,
          draw: draw(laid, pad, index === body.length - 1),
        })),
      ];
    },
  };
}

/** Fixed columns, made as wide as the longest word of their heads: languages differ. */
function widen(widths: readonly number[], head: readonly Cell[], set: Typesetter): number[] {
  const least = head.flatMap((cell) => {
    const span = cell.span ?? 1;
    return Array.from({ length: span }, () => (span === 1 ? (cell.least?.(set) ?? 0) : 0));
  });
  return widths.map((width, index) => (width < 0 ? width : Math.max(width, least[index] ?? 0)));
}

function resolveWidths(widths: readonly number[], width: number, gap: number): number[] {
  const fixed = widths.reduce((sum, each) => sum + Math.max(0, each), 0);
  const shares = widths.reduce((sum, each) => sum + Math.max(0, -each), 0);
  const free = width - fixed - gap * (widths.length - 1);
  return widths.map((each) => (each >= 0 ? each : (free * -each) / shares));
}

function layRow(row: TableRow, widths: readonly number[], gap: number, pad: number, set: Typesetter): LaidRow {
  let column = 0;
  let x = 0;
  const cells = row.cells.map((cell) => {
    const own = widths.slice(column, column + (cell.span ?? 1));
    const width = own.reduce((sum, each) => sum + each, 0) + gap * (own.length - 1);
    const placed = { cell, laid: cell.lay(width, set), x, width };
    column += own.length;
    x += width + gap;
    return placed;
  });
  return { row, cells, height: Math.max(...cells.map(({ laid }) => laid.height)) + 2 * pad };
}

/** Higher than this, points, a row is printed in parts: every paper has room for one, its head and its foot. */
const TALLEST = 420;

function splitRow(laid: LaidRow, pad: number): LaidRow[] {
  if (laid.height <= TALLEST) return [laid];
  const parts = laid.cells.map((cell) => cell.laid.split?.(TALLEST - 2 * pad) ?? [cell.laid]);
  const count = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, part) => {
    const cells = laid.cells.map((cell, index) => ({ ...cell, laid: parts[index]?.[part] ?? { height: 0 } }));
    const last = part === count - 1;
    return {
      cells,
      row: { ...laid.row, ...(last ? {} : { rule: 'none' as const }), ...(part === 0 ? {} : { before: 0 }) },
      height: Math.max(...cells.map((cell) => cell.laid.height)) + 2 * pad,
    };
  });
}

interface RowBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pad: number;
  readonly align: 'top' | 'middle' | 'bottom';
}

function drawRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  canvas.artifact(() => decorateRow(canvas, laid, box));
  canvas.group('TR', {}, () => {
    for (const { cell, laid: inside, x, width } of laid.cells) {
      const options = { scope: cell.scope, columns: cell.span, lang: cell.lang };
      const at = cellBox(inside, x, width, laid, box);
      const role = cell.scope ? 'TH' : 'TD';
      if (inside.print) canvas.tagged(role, options, () => inside.print?.(canvas, at));
      else canvas.group(role, options, () => {});
    }
  });
}

function repeatRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  decorateRow(canvas, laid, box);
  for (const { laid: inside, x, width } of laid.cells) inside.print?.(canvas, cellBox(inside, x, width, laid, box));
}

function decorateRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  const { row, height } = laid;
  if (row.ground) canvas.rect(box.x, box.y, box.width, height, row.ground);
  for (const { laid: inside, x, width } of laid.cells) inside.decorate?.(canvas, cellBox(inside, x, width, laid, box));
  if (row.rule === 'none') return;
  const strong = row.rule === 'strong';
  const y = box.y + height;
  canvas.line([box.x, y], [box.x + box.width, y], strong ? INK.lineStrong : INK.line200, strong ? 0.9 : 0.6);
}

function cellBox(inside: LaidCell, x: number, width: number, laid: LaidRow, box: RowBox): CellBox {
  const room = laid.height - inside.height;
  const offset = box.align === 'top' ? box.pad : box.align === 'middle' ? room / 2 : room - box.pad;
  return { x: box.x + x, y: box.y + offset, width, height: inside.height };
}
