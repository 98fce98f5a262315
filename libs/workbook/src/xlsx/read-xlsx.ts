import type { FileLimits } from '../report-file.js';
import type { RawRow, RowSource, SheetEnd } from '../table/raw-row.js';
import { Archive } from './archive.js';
import { readParts } from './read-parts.js';
import { readSheet } from './read-sheet.js';

/** Opens a workbook as the rows of every sheet, in the order of its sheets, hidden ones too; each ends with what it says of itself. */
export async function openXlsx(path: string, limits: FileLimits): Promise<RowSource> {
  const archive = await Archive.open(path, limits);
  return { rows: readRows(archive, limits), faults: [], read: () => archive.read };
}

async function* readRows(archive: Archive, limits: FileLimits): AsyncGenerator<(RawRow | SheetEnd)[]> {
  try {
    const workbook = await readParts(archive, limits);
    for (const sheet of workbook.sheets)
      for await (const row of readSheet(archive, sheet, workbook, limits)) yield [row];
  } finally {
    archive.close();
  }
}
