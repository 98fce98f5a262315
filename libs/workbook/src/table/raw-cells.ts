import type { Place } from '../report-file.js';
import { lettersOf } from './letters.js';
import type { RawCell, RawRow } from './raw-row.js';

export function placeOf({ sheet, row }: RawRow, at: number | undefined, column: string | undefined): Place {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    row,
    ...(column === undefined ? {} : { column }),
    ...(sheet === undefined || at === undefined || at < 0 ? {} : { cell: `${lettersOf(at)}${row}` }),
  };
}

export function versionOf(cell: RawCell | undefined): { readonly version?: number } {
  const version = Number(textOf(cell) || Number.NaN);
  return Number.isSafeInteger(version) && version >= 0 ? { version } : {};
}

export function isBlank(cell: RawCell | undefined): boolean {
  return cell === undefined || cell === '';
}

export function textOf(cell: RawCell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  return 'text' in cell ? cell.text : '';
}
