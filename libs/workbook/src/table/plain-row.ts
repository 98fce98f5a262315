import { isPlainlyRead } from '@signatory/rules';
import type { WrittenField } from '../report-file.js';
import type { Columns } from './columns.js';
import type { Form, NumberedCell, PlacedIndicator } from './form.js';
import { isBlank, versionOf } from './raw-cells.js';
import type { RawCell, RawRow } from './raw-row.js';

/** One cell of a figure, read. */
export interface PlainRow {
  readonly placed: PlacedIndicator;
  readonly cell: NumberedCell;
  readonly text: string;
  readonly beside: Pick<WrittenField, 'base' | 'version'>;
}

/**
 * Reads the row of one cell of a figure, in digits that need no second look and with nothing beside them: of a large file nearly
 * every row is one. It comes to what reading the row column by column would; null where that has to be done.
 */
export function readPlainRow(
  { cells, hidden }: RawRow,
  { indicator, field, version, carrying, titles }: Columns,
  form: Form,
): PlainRow | null {
  const [value, ...others] = carrying;
  if (hidden || cells.length > titles.length || value?.name !== 'value') return null;
  for (const { at } of others) if (!isBlank(cells[at])) return null;
  const [code, written, text] = [cells[indicator], cells[field], digitsOf(cells[value.at])];
  if (typeof code !== 'string' || typeof written !== 'string' || typeof text !== 'string') return null;
  const placed = form.indicators.get(code);
  const cell = placed && form.cellOf(placed.indicator, written);
  if (!cell || !isPlainlyRead(text, placed.indicator)) return null;
  const base = value.base < 0 ? undefined : (cells[value.base] ?? '');
  // Another figure stood there when it was exported: whether it is the same by value is to be looked at.
  if (base !== undefined && base !== '' && base !== text) return null;
  return { placed, cell, text, beside: { ...(base === undefined ? {} : { base }), ...versionOf(cells[version]) } };
}

/** A number that a spreadsheet holds as it shows it says what its digits say. */
function digitsOf(cell: RawCell | undefined): RawCell | undefined {
  if (typeof cell !== 'object' || cell.kind !== 'number') return cell;
  return cell.dated !== null || cell.percent || cell.formula ? undefined : cell.text;
}
