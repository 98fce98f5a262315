import { join } from 'node:path';
import { cellField, isFigure } from '@signatory/domain';
import fc from 'fast-check';
import { answeredPlan as plan } from '../answered.testing.js';
import { Folder } from '../folder.testing.js';
import { readReportFile } from '../read-report-file.js';
import { FILE_LIMITS, type FileLimits } from '../report-file.js';

const folder = new Folder();
afterAll(() => folder.leave());

const lists = new Map(plan.disaggregations.map(({ code, codes }) => [code, codes]));
const indicators = plan.commitments.flatMap((commitment) => commitment.indicators);
const cellsOf = (place: number): string[] =>
  (indicators[place]?.by ?? []).flatMap((list) => (lists.get(list) ?? []).map(({ code }) => `${list}.${code}`));
const cells = indicators.flatMap(({ code, type }, place) =>
  isFigure(type) ? cellsOf(place).map((cell) => [code, cell] as const) : [],
);

/** What a file says, figures among its fields; each as a line, in no order. */
async function say(name: string, figuresApart: boolean, limits: Partial<FileLimits> = {}) {
  const said: string[] = [];
  let apart = 0;
  const file = { path: join(folder.path, name), name };
  for await (const { fields, figures, faults } of readReportFile(
    file,
    plan,
    { ...FILE_LIMITS, ...limits },
    { figuresApart },
  )) {
    for (const { indicator, field, text, base, place } of fields)
      said.push(JSON.stringify([indicator, field, text, base ?? null, place.row]));
    for (const { code, place } of faults) said.push(JSON.stringify([code, place]));
    for (let n = 0; figures && n < figures.count; n += 1) {
      const place = figures.places[n] ?? 0;
      const field = cellField(cellsOf(place)[(figures.cellNos[n] ?? 0) - 1] ?? '');
      const base = figures.originOf[figures.origins[n] ?? 0]?.isBased ? '' : null;
      said.push(JSON.stringify([indicators[place]?.code, field, String(figures.values[n]), base, figures.rows[n]]));
      apart += 1;
    }
  }
  return { said: said.sort(), apart };
}

const value = fc.constantFrom('0', '7', '42', '100', '0042', '-3', '2.5', '', '"8"', '1"', '999999999999999', 'é');
const line = fc.record({
  cell: fc.constantFrom(...cells, ['nothing', 'sex.female'] as const, [cells[0]?.[0] ?? '', 'value'] as const),
  short: fc.boolean(),
  value,
  base: fc.constantFrom('', '', '42'),
  label: fc.constantFrom('', 'a label', '"a, label"', '"two\nlines"', "'+1", 'ü'),
  reason: fc.constantFrom('', '', '', 'why'),
  end: fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n'),
});

describe('plain figures read from bytes', () => {
  it('are those that are read row by row, whatever stands between them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), fc.boolean(), async (lines, withBase) => {
        const rows = lines.map(({ cell: [code, cell], short, label, value: text, base, reason, end }) => {
          const parts = [label, code, short ? cell : `cells.${cell}`, text, ...(withBase ? [base] : []), reason];
          return parts.join(',') + end;
        });
        folder.put('plain.csv', `label,indicator,field,value,${withBase ? 'base,' : ''}reason\n${rows.join('')}`);
        const limits = { columns: 7, cell: 40 };
        expect((await say('plain.csv', true, limits)).said).toEqual((await say('plain.csv', false, limits)).said);
      }),
      { numRuns: 150 },
    );
  });

  it('are taken apart wherever the file is cut into pieces, with every odd line between them', async () => {
    const [code, cell] = cells[0] ?? ['', ''];
    // Blank lines are read over and counted: the same cell a second time would be a fault.
    const filling = Array.from({ length: 40_000 }, (_, n) => (n % 7 === 0 ? '"é, 1",,,\n' : 'ééé,,,\n')).join('');
    const odd = `"label ""one"", é",${code},${cell},12\n`;
    for (const shift of ['', 'x', 'xy', 'é'])
      folder.put(
        `cut${shift.length}${shift}.csv`,
        `label,indicator,field,value\n${shift},,,\n${filling}${odd}${filling}`,
      );
    for (const name of ['cut0.csv', 'cut1x.csv', 'cut2xy.csv', 'cut1é.csv'])
      expect((await say(name, true)).said).toEqual((await say(name, false)).said);
  });

  it('count against the limit of rows', async () => {
    const [code, cell] = cells[0] ?? ['', ''];
    folder.put('rows.csv', `indicator,field,value\n${`${code},${cell},1\n`.repeat(3)}`);
    expect((await say('rows.csv', true, { rows: 3 })).said.join()).toContain('file.too-large');
    expect((await say('rows.csv', true, { rows: 4 })).apart).toBe(1);
  });
});
