import type { Writable } from 'node:stream';
import type { ReleaseDocument } from '@signatory/contract';
import { endPackage, quoteSheet, type SheetEntry } from '../xlsx/package-parts.js';
import { lettersOf } from '../table/letters.js';
import { footOf } from '../xlsx/foot.js';
import { sheetName } from '../xlsx/sheet-names.js';
import { sheetXml, type OutCell, type OutRow, type OutSheet } from '../xlsx/sheet-writer.js';
import { headOver, type StyleName } from '../xlsx/styles.js';
import { ZipWriter } from '../xlsx/zip-writer.js';
import { coverRows, firstNamed } from './cover-rows.js';
import { indicatorTable } from './indicator-table.js';
import { commitmentTable, memberTable, summaryTable } from './mean-tables.js';
import { agreementTable, methodTable, sourceTable } from './method-tables.js';
import { actionTable, changedCellsTable, changeTable, erratumTable, ledgerTable, replyTable } from './record-tables.js';
import type { ReleaseTable } from './release-table.js';
import {
  answerTable,
  figureTable,
  narrativeTable,
  submissionTable,
  suspendedTable,
  validationTable,
} from './report-tables.js';
import { wordsOf, type ReleaseWords } from './release-words.js';
import { assessedTable, matrixTable, scoreTable } from './score-tables.js';

/** In the order of the report. */
const TABLES: readonly ((sheet: ReleaseWords) => ReleaseTable | null)[] = [
  erratumTable,
  summaryTable,
  assessedTable,
  matrixTable,
  memberTable,
  commitmentTable,
  changeTable,
  changedCellsTable,
  scoreTable,
  actionTable,
  replyTable,
  ledgerTable,
  validationTable,
  suspendedTable,
  indicatorTable,
  methodTable,
  agreementTable,
  submissionTable,
  sourceTable,
  answerTable,
  figureTable,
  narrativeTable,
];

const BRAND = 'FF1D5699';
const GOLD = 'FFD9B15A';
/** Rows above a table: its name, what it says, its heads. */
const HEAD = 3;
const MOST_ROWS = 1_048_576 - HEAD;
/** What a cell can hold. */
const LONGEST = 32_767;

export interface ReleaseWorkbookOptions {
  /** BCP 47; of the product's own words, and of the plan's where it has them. */
  readonly language: string;
  /** SHA-256 of the release document, among the workbook's properties; absent for a document made from a file. */
  readonly releaseHash?: string | undefined;
}

/**
 * The tables of a release as a workbook: numbers as numbers, texts as texts, whatever they begin with. The same document
 * and options give the same bytes. Streams into `out` and ends it.
 */
export async function writeReleaseWorkbook(
  document: ReleaseDocument,
  { language, releaseHash }: ReleaseWorkbookOptions,
  out: Writable,
): Promise<void> {
  const sheet = wordsOf(document, language);
  const { say } = sheet;
  const tables = TABLES.flatMap((make) => make(sheet) ?? []).flatMap(split);
  const names: string[] = [sheetName(say('workbook.cover'), [])];
  for (const { name } of tables) names.push(sheetName(name, names));
  const title = sheet.text(document.title);
  const footer = footOf(say, [...sheet.marks('short'), title].join(' · '));
  const zip = new ZipWriter(out);
  const { paper } = document;
  const add = (number: number, parts: Omit<OutSheet, 'footer' | 'locked'>): Promise<void> =>
    zip.add(`xl/worksheets/sheet${number}.xml`, sheetXml({ ...parts, paper, footer, locked: false }));
  const first = firstNamed(sheet, releaseHash);
  await add(1, {
    columns: [{ width: 34 }, { width: 100 }],
    rows: coverRows(sheet, names.slice(1), releaseHash),
    frozen: 0,
    tab: GOLD,
    merged: ['A1:B1', 'A2:B2'],
    onePage: true,
    links: names.slice(1).map((name, at) => ({ cell: `B${first + at}`, to: `${quoteSheet(name)}!A1` })),
  });
  for (const [at, table] of tables.entries()) await add(at + 2, sheetOf(table, sheet));
  const entries = names.map((name, at): SheetEntry => ({
    name,
    state: 'visible',
    ...(at > 0 && { printTitle: HEAD }),
  }));
  await endPackage(zip, entries, {
    title,
    language,
    ...(releaseHash !== undefined && {
      identifier: `sha256:${releaseHash}`,
      description: `${say('term.releaseHash')}${say('join.colon')}${releaseHash}`,
    }),
    ...(document.issued !== null && { created: document.issued }),
  });
}

/** Parts that a sheet can hold. */
function split(table: ReleaseTable): ReleaseTable[] {
  const { count, cells } = table.rows;
  const parts = Math.max(1, Math.ceil(count / MOST_ROWS));
  return Array.from({ length: parts }, (_, part) => ({
    ...table,
    rows: {
      count: Math.min(MOST_ROWS, count - part * MOST_ROWS),
      cells: (row: number) => cells(part * MOST_ROWS + row),
    },
  }));
}

function sheetOf(
  { title, lead, columns, rows, fixed, foot = 0 }: ReleaseTable,
  { say, marks }: ReleaseWords,
): Omit<OutSheet, 'footer' | 'locked'> {
  const across = (text: string, style: 'title' | 'band'): OutCell[] =>
    columns.map((_, at) => ({ text: at === 0 ? text : '', style }));
  const cut = (cell: OutCell): OutCell =>
    cell.text.length <= LONGEST
      ? cell
      : { ...cell, text: `${cell.text.slice(0, LONGEST - 200)}… ${say('workbook.release.cut')}` };
  return {
    columns,
    frozen: HEAD,
    frozenColumns: fixed,
    filter: `A${HEAD}:${lettersOf(columns.length - 1)}${HEAD + rows.count - foot}`,
    tab: BRAND,
    rows: (function* (): Generator<OutRow> {
      yield { height: 34, cells: across(title, 'title') };
      // A sheet is printed, and passed on, by itself.
      yield { height: 22, cells: across([...marks('long'), lead].filter(Boolean).join(say('join.sentence')), 'band') };
      const first = rows.cells(0);
      const styleOf = (at: number): StyleName => headOver(first[at]?.style ?? 'entry');
      yield { height: 32, cells: columns.map(({ heading }, at) => ({ text: heading, style: styleOf(at) })) };
      for (let row = 0; row < rows.count; row += 1) yield { cells: rows.cells(row).map(cut) };
    })(),
  };
}
