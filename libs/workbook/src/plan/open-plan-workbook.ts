import { clip, faultWords, type FaultWords } from '@signatory/domain';
import { openTables, type ReadPlanFile, type SheetRows, type TableCell } from '@signatory/plan';
import { detectKind } from '../detect-kind.js';
import { FileProblem, problem } from '../file-problem.js';
import { FILE_LIMITS } from '../report-file.js';
import type { RawCell } from '../table/raw-row.js';
import { dayOf, decimalOf, isNumber } from '../table/spreadsheet-number.js';
import { openXlsx } from '../xlsx/read-xlsx.js';
import { GUIDE_SHEET } from './guide-rows.js';

/** A plan's workbook is some thousand rows; what is far larger is taken for a mistake. */
const LIMITS = { ...FILE_LIMITS, bytes: 20 * 1024 * 1024, inflatedBytes: 256 * 1024 * 1024, rows: 100_000 };

/**
 * Opens a plan's workbook, for `examineOpened` to say what it means: every problem names its sheet, row (`line`) and column.
 * Hidden sheets and rows are read too: whether a row is seen changes nothing of the plan. `file` is what the sender calls it.
 */
export async function openPlanWorkbook(path: string, file: string): Promise<ReadPlanFile> {
  try {
    await detectKind({ path, name: file, format: 'xlsx' });
    return openTables(await readSheets(path), file);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const { words, place } = error.fault;
    const { sheet, row: line = 1 } = place;
    const where = { file, line, column: 1, path: '', ...(sheet === undefined ? {} : { sheet }) };
    return { ok: false, problems: [{ severity: 'ERROR', code: 'syntax', words, ...where }] };
  }
}

async function readSheets(path: string): Promise<readonly SheetRows[]> {
  const sheets = new Map<string, { sheet: string; rows: SheetRows['rows'][number][] }>();
  const { rows } = await openXlsx(path, LIMITS);
  let count = 0;
  for await (const some of rows)
    for (const row of some) {
      if ('merged' in row || row.sheet === undefined || row.sheet === GUIDE_SHEET) continue;
      count += 1;
      if (count > LIMITS.rows) throw problem(faultWords('file.too-large.rows', { most: LIMITS.rows }));
      const found = sheets.get(row.sheet) ?? { sheet: row.sheet, rows: [] };
      sheets.set(row.sheet, found);
      // Sparse places become blank ones.
      found.rows.push({ row: row.row, cells: Array.from(row.cells, textOf) });
    }
  return [...sheets.values()];
}

/** What a cell says; a spreadsheet's own dates, numbers and truths as a plan writes them. */
function textOf(cell: RawCell | undefined): TableCell {
  if (cell === undefined || typeof cell === 'string') return cell;
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'boolean':
      return String(cell.value);
    case 'day':
      return cell.text.slice(0, 10);
    case 'error':
      return faultWords('cell.error', { error: clip(cell.text) });
    case 'uncalculated':
      return faultWords('cell.formula.uncalculated');
    case 'number':
      return numberOf(cell);
  }
}

function numberOf({ text, dated }: Extract<RawCell, { kind: 'number' }>): string | FaultWords {
  if (!isNumber(text)) return faultWords('cell.unreadable', { found: clip(text, 20) });
  if (dated === null) return decimalOf(text) ?? faultWords('cell.number.digits', { written: text });
  return dayOf(Number(text), dated) ?? faultWords('cell.date.no-day', { written: text });
}
