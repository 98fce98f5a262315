import { INK } from '../identity.js';
import type { Canvas } from '../print/canvas.js';
import type { Element } from '../print/structure.js';
import type { Typesetter } from '../text/typesetter.js';
import type { Cell, CellBox, LaidCell, TableRow } from './cell.js';

/** A row of a table, laid out. */
export interface LaidRow {
  readonly row: TableRow;
  readonly cells: readonly {
    readonly cell: Cell;
    readonly laid: LaidCell;
    readonly x: number;
    readonly width: number;
  }[];
  readonly height: number;
}

/** A row's cells, laid out in their columns. */
export function layRow(row: TableRow, widths: readonly number[], gap: number, pad: number, set: Typesetter): LaidRow {
  let column = 0;
  let x = 0;
  let height = 0;
  const cells = row.cells.map((cell) => {
    let width = -gap;
    for (const end = column + (cell.columns ?? 1); column < end; column += 1) width += gap + (widths[column] ?? 0);
    const laid = cell.lay(width, set);
    const placed = { cell, laid, x, width };
    height = Math.max(height, laid.height);
    x += width + gap;
    return placed;
  });
  return { row, cells, height: height + 2 * pad };
}

/** Where a row stands. */
export interface RowBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pad: number;
  readonly align: 'top' | 'middle' | 'bottom';
}

/** A row, as a row of the structure. */
export function drawRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  canvas.artifact(() => decorateRow(canvas, laid, box));
  canvas.group('TR', {}, () => {
    for (const { cell, laid: inside, x, width } of laid.cells) {
      const element = openCell(canvas, cell);
      if (inside.print) canvas.content(element, () => inside.print?.(canvas, cellBox(inside, x, width, laid, box)));
      canvas.close(element);
    }
  });
}

/** A cell, as an element of the structure under its row. */
export function openCell(canvas: Canvas, cell: Cell): Element {
  return canvas.open(cell.scope ? 'TH' : 'TD', cell);
}

/** A row drawn again, which nobody reads twice. */
export function repeatRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  decorateRow(canvas, laid, box);
  for (const { laid: inside, x, width } of laid.cells) inside.print?.(canvas, cellBox(inside, x, width, laid, box));
}

/** What of a row carries no meaning: its ground and its line. */
export function decorateRow(canvas: Canvas, laid: LaidRow, box: RowBox): void {
  const { row, height } = laid;
  if (row.ground) canvas.rect(box.x, box.y, box.width, height, row.ground);
  for (const { laid: inside, x, width } of laid.cells) inside.decorate?.(canvas, cellBox(inside, x, width, laid, box));
  if (row.rule === 'none') return;
  const strong = row.rule === 'strong';
  const y = box.y + height;
  canvas.line([box.x, y], [box.x + box.width, y], strong ? INK.lineStrong : INK.line200, strong ? 0.9 : 0.6);
}

/** Where a cell stands in its row. */
export function cellBox(inside: LaidCell, x: number, width: number, laid: LaidRow, box: RowBox): CellBox {
  const room = laid.height - inside.height;
  const offset = box.align === 'top' ? box.pad : box.align === 'middle' ? room / 2 : room - box.pad;
  return { x: box.x + x, y: box.y + offset, width, height: inside.height };
}
