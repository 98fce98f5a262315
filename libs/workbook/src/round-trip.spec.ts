import fc from 'fast-check';
import { fieldsIn, Folder, reportOf } from './folder.testing.js';
import { anyPlanAndReport } from './plans-and-reports.testing.js';

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
