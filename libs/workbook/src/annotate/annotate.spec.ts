import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';
import { fieldsIn, Folder, reportOf } from '../folder.testing.js';
import { answeredReport, answeredPlan } from '../answered.testing.js';
import { annotateTable } from './annotate-table.js';
import { annotateWorkbook } from './annotate-workbook.js';
import type { Note } from './find-places.js';

const folder = new Folder();
afterAll(() => folder.leave());

const NOTES: Note[] = [
  { indicator: 'i0_x', field: 'value', severity: 'ERROR', text: 'The parts add up to 13 & the total is <12>.' },
  { indicator: 'i0_x', field: 'cells.sex.female', severity: 'WARNING', text: 'A jump.' },
  { indicator: 'i1_x', field: 'evidence.new-1.happened', severity: 'BLOCKER', text: 'Outside the window.' },
  { indicator: 'i9_x', field: 'value', severity: 'INFO', text: 'Has no row.' },
];

const annotate = (from: string, to: string, notes = NOTES) =>
  annotateWorkbook(join(folder.path, from), notes, createWriteStream(join(folder.path, to)), {
    language: 'en',
    plan: answeredPlan,
  });

async function comments(name: string): Promise<string[]> {
  const book = await readXlsx(readFileSync(join(folder.path, name)), { readStyles: true });
  return book.sheets.flatMap((sheet) =>
    [...(sheet.cells ?? [])].flatMap(([at, cell]) =>
      cell.comment ? [`${sheet.name} ${at} ${cell.comment.text}`] : [],
    ),
  );
}

describe('findings in the reporter’s own workbook', () => {
  it('stand at their cells and on a sheet of their own, and the file is read again as before', async () => {
    await folder.write('report.xlsx', answeredReport, answeredPlan);
    await annotate('report.xlsx', 'annotated.xlsx');
    const before = await folder.read('report.xlsx', answeredPlan);
    const after = await folder.read('annotated.xlsx', answeredPlan);
    expect(after.errors).toEqual([]);
    expect(after.fields).toEqual(before.fields);
    expect(fieldsIn(reportOf(after, answeredPlan))).toEqual(fieldsIn(answeredReport));
    expect(await comments('annotated.xlsx')).toEqual([
      expect.stringContaining('Error: The parts add up to 13 & the total is <12>.'),
      expect.stringContaining('Warning: A jump.'),
      expect.stringContaining('Blocker: Outside the window.'),
    ]);
    const book = await readXlsx(readFileSync(join(folder.path, 'annotated.xlsx')));
    const list = book.sheets.find(({ name }) => name === 'Findings');
    expect(list?.rows.map((row) => row[4])).toEqual(['Finding', ...NOTES.map(({ text }) => text)]);
    // By the plan's words, as the other sheets say it.
    expect(list?.rows.map((row) => row[3])).toEqual(['No.', 'I.0', 'I.0 Label of female', 'I.1', 'i9_x']);
  });

  it('are replaced when it is annotated again, and gone when nothing is found', async () => {
    await folder.write('report.xlsx', answeredReport, answeredPlan);
    await annotate('report.xlsx', 'once.xlsx');
    await annotate('once.xlsx', 'twice.xlsx');
    expect(await comments('twice.xlsx')).toEqual(await comments('once.xlsx'));
    const names = async (name: string) =>
      (await readXlsx(readFileSync(join(folder.path, name)))).sheets.map((sheet) => sheet.name);
    expect(await names('twice.xlsx')).toEqual(await names('once.xlsx'));
    await annotate('twice.xlsx', 'clean.xlsx', []);
    expect(await comments('clean.xlsx')).toEqual([]);
    expect((await folder.read('clean.xlsx', answeredPlan)).errors).toEqual([]);
  });

  it('leave what the reporter added as it was', async () => {
    await folder.write('report.xlsx', answeredReport, answeredPlan);
    const own = await openXlsx(readFileSync(join(folder.path, 'report.xlsx')));
    own.sheets.push({
      name: 'My sums',
      rows: [
        ['a', 12],
        ['b', 30],
      ],
    });
    folder.put('own.xlsx', await saveXlsx(own));
    await annotate('own.xlsx', 'own-annotated.xlsx');
    const book = await readXlsx(readFileSync(join(folder.path, 'own-annotated.xlsx')));
    expect(book.sheets.find(({ name }) => name === 'My sums')?.rows).toEqual([
      ['a', 12],
      ['b', 30],
    ]);
    expect((await folder.read('own-annotated.xlsx', answeredPlan)).errors).toEqual([]);
    expect((await comments('own-annotated.xlsx')).length).toBe(3);
  });
});

describe('findings in a CSV file', () => {
  it('stand in a column of their own, once', async () => {
    await folder.write('report.csv', answeredReport, answeredPlan);
    const write = (from: string, to: string) =>
      annotateTable(join(folder.path, from), NOTES, createWriteStream(join(folder.path, to)), { language: 'en' });
    await write('report.csv', 'once.csv');
    await write('once.csv', 'twice.csv');
    const text = readFileSync(join(folder.path, 'once.csv'), 'utf8');
    expect(text).toContain(',Warning: A jump.\r\n');
    expect(readFileSync(join(folder.path, 'twice.csv'), 'utf8')).toBe(text);
    const said = await folder.read('once.csv', answeredPlan);
    expect(said.faults).toEqual([]);
    expect(fieldsIn(reportOf(said, answeredPlan))).toEqual(fieldsIn(answeredReport));
  });
});
