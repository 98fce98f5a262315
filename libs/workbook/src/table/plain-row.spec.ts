import { cellField, isFigure } from '@signatory/domain';
import fc from 'fast-check';
import { answeredPlan as plan } from '../answered.testing.js';
import { Folder } from '../folder.testing.js';

const folder = new Folder();
afterAll(() => folder.leave());

const lists = new Map(plan.disaggregations.map(({ code, codes }) => [code, codes]));
const cells = plan.commitments
  .flatMap(({ indicators }) => indicators)
  .filter(({ type }) => isFigure(type))
  .flatMap(({ code, by }) =>
    by.flatMap((list) => (lists.get(list) ?? []).map((each) => [code, cellField(`${list}.${each.code}`)] as const)),
  );

const digits = fc.constantFrom('0', '7', '42', '100', '101', '0042', '-3', '2.5', '', '#', '999999999999999', '1 000');
const row = fc.record({
  cell: fc.constantFrom(...cells, ['nothing', 'cells.sex.female'] as const, ['i4_x', 'value'] as const),
  short: fc.boolean(),
  value: digits,
  base: fc.constantFrom('', '42', '7', '7.0'),
  version: fc.constantFrom('', '3', 'x'),
  reason: fc.constantFrom('', '', '', 'why'),
});

describe('a row that is plainly one figure', () => {
  it('is read as one that is looked at column by column', async () => {
    expect(cells.length).toBeGreaterThan(1);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        // A space after a code is read over, and keeps the row from being a plain one.
        const read = (space: string) => {
          const lines = rows.map(({ cell: [code, field], short, value, base, version, reason }) =>
            [code + space, short ? field.replace('cells.', '') : field, value, base, version, reason].join(','),
          );
          folder.put('rows.csv', ['indicator,field,value,base,version,reason', ...lines].join('\n'));
          return folder.read('rows.csv', plan);
        };
        const [plainly, looked] = [await read(''), await read(' ')];
        expect(plainly.fields).toEqual(looked.fields);
        expect(plainly.faults).toEqual(looked.faults);
      }),
      { numRuns: 200 },
    );
  });
});
