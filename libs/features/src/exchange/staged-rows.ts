import { CLEARING_MARK, faultWords, type FaultWords } from '@signatory/domain';
import { placeOfFigure, type FigureColumns, type Place, type WrittenField } from '@signatory/workbook';
import { copyRow } from './copy-in.js';
import type { FileIndicator } from './plan-tables.js';
import type { WrittenCell } from './written-cell.js';

/** A fault as it is kept. */
export interface StagedFault {
  readonly code: string;
  /** `INFO` is for the sender to know; an `ERROR` unless given. */
  readonly severity?: 'ERROR' | 'INFO';
  readonly place: Place;
  readonly indicator?: string;
  readonly field?: string;
  readonly words: FaultWords;
}

/** Nothing in it is escaped. */
export function plainRow(
  { placed }: FileIndicator,
  cellNo: number,
  value: number | string,
  row: number,
  op: number,
): string {
  return `${placed.indicator.id}\t${cellNo}\t${value}\t${row}\tvalue\t${op}\n`;
}

export function cellRow(
  { placed }: FileIndicator,
  { cellNo, op, value, status, base, baseStatus, place }: Omit<WrittenCell, 'code'>,
): string {
  return copyRow([placed.indicator.id, cellNo, op, value, status, base, baseStatus, ...placeColumns(place)]);
}

export function placeOf({ placed }: FileIndicator, figures: FigureColumns, n: number): Place {
  return placeOfFigure(figures, n, placed.cells[figures.cellNos[n] ?? 0] ?? '');
}

export function fieldRow({ placed }: FileIndicator, { field, text, base, place }: WrittenField): string {
  return copyRow([
    placed.indicator.id,
    field,
    text === CLEARING_MARK ? null : text,
    base || null,
    base === undefined ? 'f' : 't',
    ...placeColumns(place),
  ]);
}

export function placeColumns({ sheet, row, column, cell, pointer }: Place) {
  return [sheet ?? null, row ?? null, column ?? null, cell ?? null, pointer ?? null];
}

export function keyOf({ sheet, row, column, pointer }: Place): string {
  return pointer ?? `${sheet ?? ''}\t${row ?? ''}\t${column ?? ''}`;
}

export function twice(indicator: string, field: string, place: Place): StagedFault {
  return { code: 'twice', place, indicator, field, words: faultWords('field.twice', { indicator, field }) };
}
