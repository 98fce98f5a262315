import type { Place } from '../report-file.js';
import type { FigureColumns } from './figure-rows.js';
import { escapePointer } from './pointer.js';

/** Where a figure stands; `cell` is its name, `sex.female`. */
export function placeOfFigure({ origins, originOf, rows }: FigureColumns, n: number, cell: string): Place {
  const { sheet, pointer } = originOf[origins[n] ?? 0] ?? {};
  if (pointer !== undefined) return { pointer: `${pointer}/cells/${escapePointer(cell)}` };
  const row = rows[n] ?? 0;
  if (!sheet) return { row, column: 'value' };
  return { sheet: sheet.name, row, column: 'value', cell: `${sheet.letters}${row}` };
}
