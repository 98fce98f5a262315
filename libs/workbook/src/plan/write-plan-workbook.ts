import { Writable } from 'node:stream';
import { describeColumn, PLAN_TABLE, writeTables, type PlanTable } from '@signatory/plan';
import { messages } from '@signatory/texts';
import { lettersOf } from '../table/letters.js';
import { footOf } from '../xlsx/foot.js';
import { endPackage, type SheetEntry } from '../xlsx/package-parts.js';
import { sheetXml, type OutCell, type OutColumn, type OutRow, type OutSheet } from '../xlsx/sheet-writer.js';
import { ZipWriter } from '../xlsx/zip-writer.js';
import { GUIDE_COLUMNS, GUIDE_SHEET, guideRows } from './guide-rows.js';

const BRAND = 'FF1D5699';
const GOLD = 'FFD9B15A';
/** A list of words that stands in a formula itself may be as long as this. */
const LONGEST_LIST = 255;
/** Rows below the last one that offer the same lists: a plan grows. */
const FREE_ROWS = 50;

export interface PlanWorkbookOptions {
  readonly title: string;
  /** Of the guide sheet. */
  readonly language: string;
}

/**
 * A plan's document as a workbook, a sheet for each kind of thing, that `openPlanWorkbook` reads again. The same document
 * gives the same bytes.
 */
export async function printPlanWorkbook(
  document: Readonly<Record<string, unknown>>,
  { title, language }: PlanWorkbookOptions,
): Promise<Buffer> {
  const tables = writeTables(document);
  const footer = footOf(messages(language), title);
  const entries = [GUIDE_SHEET, ...tables.map(({ name }) => name)].map((name): SheetEntry => ({
    name,
    state: 'visible',
    printTitle: name === GUIDE_SHEET ? 3 : 1,
  }));
  const pieces: Buffer[] = [];
  const out = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  const zip = new ZipWriter(out);
  const add = (number: number, parts: Omit<OutSheet, 'footer' | 'locked'>): Promise<void> =>
    zip.add(`xl/worksheets/sheet${number}.xml`, sheetXml({ ...parts, footer, locked: false }));
  await add(1, { columns: GUIDE_COLUMNS, rows: guideRows(tables, title, language), frozen: 3, tab: GOLD });
  for (const [at, table] of tables.entries()) await add(at + 2, sheetOf(table));
  await endPackage(zip, entries, { title, language });
  return Buffer.concat(pieces);
}

function sheetOf({ name, columns, rows }: PlanTable): Omit<OutSheet, 'footer' | 'locked'> {
  const described = columns.map((column) => describeColumn(name, column));
  const lists = described.map(({ words }) => listOf(words));
  const cell = (text: string, at: number): OutCell => ({
    text,
    style: described[at]?.isKey || columns[at] === 'code' ? 'entryStrong' : 'entry',
    ...(lists[at] !== undefined && { list: lists[at] }),
  });
  const keys = described.filter(({ isKey }) => isKey).length;
  const own = columns[keys] === 'code' ? 1 : 0;
  return {
    columns: columns.map((column, at): OutColumn => ({
      width: name === PLAN_TABLE ? (at === 0 ? 40 : 90) : described[at]?.isText ? 48 : Math.max(12, column.length + 4),
    })),
    frozen: 1,
    frozenColumns: name === PLAN_TABLE ? 1 : keys + own,
    filter: `A1:${lettersOf(columns.length - 1)}${rows.length + 1}`,
    tab: BRAND,
    rows: (function* (): Generator<OutRow> {
      yield { height: 24, cells: columns.map((text) => ({ text, style: 'head' })) };
      for (const row of rows) yield { cells: row.map(cell) };
      if (lists.every((list) => list === undefined)) return;
      for (let free = 0; free < FREE_ROWS; free += 1)
        yield { cells: lists.map((list, at) => (list === undefined ? null : cell('', at))) };
    })(),
  };
}

/** The words of a column as a list that opens in its cells; undefined where there is none, or it is too long. */
function listOf(words: readonly string[]): string | undefined {
  const list = `"${words.join(',')}"`;
  return words.length > 0 && list.length <= LONGEST_LIST ? list : undefined;
}
