import type { Canvas } from '../print/canvas.js';
import type { Element } from '../print/structure.js';
import type { Repeat, Slice } from './block.js';
import { cellBox, decorateRow, openCell, type LaidRow, type RowBox } from './table-row.js';

/** Up to this height, points, a row stands whole: the hole that it may leave is small. */
const WHOLE = 150;
/** No part of a row is lower than this: about three lines. */
const LEAST = 42;

/** A row that is parted where its page ends, so that it leaves no hole and may be longer than any page. */
export function isTall({ height }: LaidRow): boolean {
  return height > WHOLE;
}

interface Drawing {
  readonly repeat: Repeat;
  readonly pad: number;
  /** Draws inside the table, which ends with its last row's last part. */
  inTable(canvas: Canvas, ends: boolean, draw: () => void): void;
}

/** A row that goes on over pages is one row to who reads the structure: its elements are open until its last part. */
export function tallSlice(laid: LaidRow, drawing: Drawing): Slice {
  return partOf(laid, true, { row: null, cells: [] }, drawing);
}

interface OpenRow {
  row: Element | null;
  readonly cells: Element[];
}

function partOf(part: LaidRow, ends: boolean, open: OpenRow, drawing: Drawing): Slice {
  const { repeat, pad, inTable } = drawing;
  return {
    height: part.height,
    before: part.row.before ?? 0,
    keepWithNext: ends && (part.row.keepWithNext ?? false),
    repeat,
    split(room) {
      const parts = split(part, room, pad);
      return parts && [partOf(parts[0], false, open, drawing), partOf(parts[1], ends, open, drawing)];
    },
    draw: (canvas, x, y, width) =>
      inTable(canvas, ends, () => drawPart(canvas, part, { x, y, width, pad, align: 'top' }, open, ends)),
  };
}

function split(part: LaidRow, room: number, pad: number): readonly [LaidRow, LaidRow] | null {
  if (room < LEAST || part.height <= room) return null;
  // A little less in the first part where the last would be a single line.
  for (const most of [room, room - LEAST / 2]) {
    const cells = part.cells.map((cell) => ({
      cell,
      halves: cell.laid.split?.(most - 2 * pad) ?? ([cell.laid, { height: 0 }] as const),
    }));
    const [first, rest] = ([0, 1] as const).map((half): LaidRow => {
      const own = cells.map(({ cell, halves }) => ({ ...cell, laid: halves[half] }));
      const height = Math.max(...own.map(({ laid }) => laid.height)) + 2 * pad;
      const row = half === 0 ? { ...part.row, rule: 'none' as const } : { ...part.row, before: 0 };
      return { row, cells: own, height };
    });
    if (first && rest && first.height <= room && first.height >= LEAST / 2 && rest.height >= LEAST)
      return [first, rest];
  }
  return null;
}

function drawPart(canvas: Canvas, part: LaidRow, box: RowBox, open: OpenRow, ends: boolean): void {
  canvas.artifact(() => decorateRow(canvas, part, box));
  const outer = canvas.parent;
  const row = (open.row ??= canvas.open('TR'));
  canvas.parent = row;
  for (const [index, { cell, laid, x, width }] of part.cells.entries()) {
    const element = (open.cells[index] ??= openCell(canvas, cell));
    if (laid.print) canvas.content(element, () => laid.print?.(canvas, cellBox(laid, x, width, part, box)));
    if (ends) canvas.close(element);
  }
  canvas.parent = outer;
  if (ends) canvas.close(row);
}
