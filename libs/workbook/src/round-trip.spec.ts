import fc from 'fast-check';
import { answeredPlan, answeredReport } from './answered.testing.js';
import { fieldsIn, Folder, reportOf } from './folder.testing.js';
import { anyPlanAndReport } from './plans-and-reports.testing.js';
import { FILE_LIMITS } from './report-file.js';
import { Archive } from './xlsx/archive.js';

const folder = new Folder();
afterAll(() => folder.leave());

describe.each(['csv', 'xlsx', 'json'])('a report written as %s and read again', (format) => {
  it('is the report that it was, and every field is as exported', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlanAndReport, async ({ plan, report }) => {
        await folder.write(`report.${format}`, report, plan);
        const said = await folder.read(`report.${format}`, plan);
        expect(said.faults).toEqual([]);
        expect(fieldsIn(reportOf(said, plan))).toEqual(fieldsIn(report));
        expect(said.fields.filter(({ text, base }) => text !== base)).toEqual([]);
      }),
    );
  });
});

it('a workbook repeats on each printed page the headings that its readers see', async () => {
  const archive = await Archive.open(await folder.write('printed.xlsx', answeredReport, answeredPlan), FILE_LIMITS);
  const repeated = [...(await archive.text('xl/workbook.xml')).matchAll(/localSheetId="(\d+)">[^<]*!\$(\d+):/g)];
  const rows = repeated.map(async ([, sheet, row]) => {
    const xml = await archive.text(`xl/worksheets/sheet${Number(sheet) + 1}.xml`);
    return new RegExp(`<row r="${row}"[^>]*>`).exec(xml)?.[0];
  });
  const told = await Promise.all(rows);
  archive.close();
  expect(told.length).toBeGreaterThan(1);
  for (const row of told) expect(row).toMatch(/ ht="30"/);
});
