import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { chooseText, type Plan } from '@signatory/domain';
import { message, messages } from '@signatory/texts';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import { ChoiceLists, LISTS_SHEET } from './choice-lists.js';
import { coverRows, markRows } from './cover.js';
import { HEADINGS, reportSheets } from './report-sheets.js';
import { footOf } from './foot.js';
import { sheetName } from './sheet-names.js';
import { sheetXml, type OutSheet } from './sheet-writer.js';
import { endPackage, type SheetEntry } from './package-parts.js';
import { ZipWriter } from './zip-writer.js';

const MARKS_SHEET = 'signatory_report';
const BRAND = 'FF1D5699';
const GOLD = 'FFD9B15A';
const QUIET = 'FFC6CDD8';

/**
 * Writes a report as a workbook, sheet by sheet, row by row: a million rows take no more memory than ten. The cover is
 * written last, since it has the hash of what was exported, and shown first.
 */
export async function writeXlsx(
  report: ReportSource,
  plan: Plan,
  options: ReportFileOptions,
  out: Writable,
): Promise<void> {
  const zip = new ZipWriter(out);
  const { language } = options;
  const lists = new ChoiceLists(language);
  const hash = createHash('sha256');
  const cover = sheetName(message(language, 'workbook.cover'), []);
  const sheets: SheetEntry[] = [{ name: cover, state: 'visible' }];
  const footer = footOf(messages(language), `${options.cycle ?? plan.id} ${report.member}`);
  const add = async (sheet: SheetEntry, number: number, parts: Omit<OutSheet, 'footer'>): Promise<void> => {
    sheets[number - 1] = sheet;
    await zip.add(`xl/worksheets/sheet${number}.xml`, sheetXml({ ...parts, footer }));
  };
  const next = () => sheets.length + 1;
  const note = (field: string, text: string) => hash.update(`${field}\t${text}\n`);
  for await (const { title, ...parts } of reportSheets(report, plan, options, lists, note)) {
    const name = sheetName(
      title,
      sheets.map((each) => each.name),
    );
    await add({ name, state: 'visible', printTitle: HEADINGS }, next(), { ...parts, locked: true, tab: BRAND });
  }
  const hidden = { columns: [{ width: 30 }], frozen: 0, locked: true, tab: QUIET };
  await add({ name: LISTS_SHEET, state: 'veryHidden' }, next(), { ...hidden, rows: lists.rows() });
  await add({ name: MARKS_SHEET, state: 'veryHidden' }, next(), {
    ...hidden,
    rows: markRows({ ...options, member: report.member }),
  });
  await add({ name: cover, state: 'visible' }, 1, {
    columns: [{ width: 30 }, { width: 90 }],
    rows: coverRows(report, plan, options, hash.digest('hex')),
    frozen: 0,
    locked: true,
    tab: GOLD,
    merged: ['A1:B1', 'A2:B2'],
    onePage: true,
  });
  await endPackage(zip, sheets, { title: chooseText(plan.title, language).text, language });
}
