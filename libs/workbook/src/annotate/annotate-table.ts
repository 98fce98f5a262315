import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { csvLine } from '@signatory/contract';
import { openCsv } from '../csv/read-csv.js';
import { BYTE_ORDER_MARK } from '../csv/byte-order-mark.js';
import { shield } from '../csv/shield.js';
import { FILE_LIMITS, type FileLimits } from '../report-file.js';
import type { RawRow } from '../table/raw-row.js';
import type { AnnotateOptions } from './annotate-workbook.js';
import { NotePlaces, wordsOf, type Note } from './find-places.js';

/** The column that findings come back in; one that stands there already is replaced. */
const COLUMN = 'finding';

/** Writes a CSV file again with the findings in a column of their own, each in the row of its field. */
export async function annotateTable(
  path: string,
  notes: readonly Note[],
  out: Writable,
  { language, limits = FILE_LIMITS }: Omit<AnnotateOptions, 'plan'>,
): Promise<void> {
  const places = new NotePlaces(notes);
  for await (const row of rowsOf(path, limits)) places.read(row, limits);
  const byRow = new Map<number, string[]>();
  for (const { note, place } of places.placed())
    if (place) byRow.set(place.row, [...(byRow.get(place.row) ?? []), wordsOf(note, language)]);
  out.write(BYTE_ORDER_MARK);
  let at: number | null = null;
  for await (const row of rowsOf(path, limits)) {
    const cells = row.cells.map((cell) => (typeof cell === 'string' ? cell : ''));
    const isHeader = at === null && cells.some((cell) => cell.trim().toLowerCase() === 'indicator');
    if (isHeader) {
      const found = cells.findIndex((cell) => cell.trim().toLowerCase() === COLUMN);
      at = found < 0 ? cells.length : found;
    }
    if (at !== null && cells.some((cell) => cell !== '')) {
      while (cells.length < at) cells.push('');
      cells[at] = isHeader ? COLUMN : (byRow.get(row.row) ?? []).join('\n');
    }
    if (!out.write(csvLine(cells.map(shield)))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

async function* rowsOf(path: string, limits: FileLimits): AsyncGenerator<RawRow> {
  for await (const rows of (await openCsv(path, limits)).rows)
    for (const row of rows) if (!('merged' in row)) yield row;
}
