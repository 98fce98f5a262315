import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultWords } from '@signatory/domain';
import { sayFault } from '@signatory/texts';
import { answeredPlan as plan, answeredReport as report } from './answered.testing.js';
import { Folder } from './folder.testing.js';
import { writeHand, type HandCell, type HandSheet } from './sheets.testing.js';

const folder = new Folder();
afterAll(() => folder.leave());

const HEAD = ['indicator', 'field', 'value', 'status', 'reason'];
const sheet = (rows: readonly (readonly HandCell[])[]): HandSheet => ({ name: 'Any name', rows: [HEAD, ...rows] });

async function readSheets(...sheets: readonly HandSheet[]) {
  await writeHand(join(folder.path, 'hand.xlsx'), sheets);
  return folder.read('hand.xlsx', plan);
}
const texts = ({ fields }: Awaited<ReturnType<typeof readSheets>>) =>
  fields.map(({ indicator, field, text }) => `${indicator} ${field} ${text}`);
const codes = ({ faults }: Awaited<ReturnType<typeof readSheets>>) =>
  faults.map(({ code, severity, place }) => `${severity} ${code} ${place.cell ?? place.row ?? ''}`.trim());

describe('a sheet of several', () => {
  const read = sheet([['i0_x', 'value', '12']]);
  const other = (...rows: readonly (readonly HandCell[])[]): HandSheet => ({ name: 'Lost', rows });

  it('that lost its header is not passed over: neither the row, nor the column it is known by', async () => {
    const bare = await readSheets(read, other(['Our pillar'], ['i1_x', 'value', '3-4']));
    const base = await readSheets(read, other(['', 'field', 'value', 'base'], ['x', 'value', '3-4', '1-2']));
    expect([codes(bare), codes(base)]).toEqual([['ERROR sheet.no-header 2'], ['ERROR sheet.no-header 1']]);
    expect(bare.errors).toMatchObject([
      { place: { sheet: 'Lost' }, message: expect.stringContaining('it has rows of the report') },
    ]);
    expect(texts(bare)).toEqual(['i0_x value 12']);
  });

  it('of the reporter’s own holds nothing up', async () => {
    expect(codes(await readSheets(read, other(['i1_x', 'ask the ministry'])))).toEqual(['INFO sheet.no-header 1']);
    expect(codes(await readSheets(read, other(['Sums', '4'], ['value', '5'])))).toEqual([]);
  });

  it.each([
    ['value', ['indicator', 'field', 'Antwort', 'base'], ['i1_x', 'value', '3-4', '1-2']],
    ['status', ['indicator', 'field', 'value', 'base', 'base.status'], ['i1_x', 'value', '3-4', '1-2', 'answered']],
    ['field', ['indicator', 'value', 'base'], ['i1_x', '3-4', '1-2']],
  ])('has every column beside whose base stands: without %s it is refused', async (column, head, row) => {
    const said = await readSheets(other(head, row));
    expect([texts(said), said.errors.map(({ code }) => code)]).toEqual([[], ['header.missing']]);
    expect(said.errors).toMatchObject([{ message: `The column "${column}" is missing` }]);
  });
});

describe('a code', () => {
  it('that is none is told with what the drop-down calls those there are, in the reader’s language', async () => {
    const { faults } = await readSheets(sheet([['i2_x', 'status', 'vielleicht']]));
    const [words] = faults.map((fault) => fault.words);
    expect([sayFault('ja', words as FaultWords).cure, sayFault('de', words as FaultWords).cure]).toEqual([
      expect.stringContaining('回答済み (answered), データなし (no-data)'),
      expect.stringContaining('Keine Daten (no-data)'),
    ]);
  });

  it.each(['-', '…', 'n/a', 'なし'])('that stands for no figure is told the ways there are: %s', async (text) => {
    const { errors } = await readSheets(sheet([['i0_x', 'value', text]]));
    expect(errors).toMatchObject([{ code: 'value.refused', cure: expect.stringContaining('such as "No data"') }]);
  });
});

describe('a field of a list’s items', () => {
  const words = (en: string, ja: string) => ({ original: 'en', texts: { en: { text: en }, ja: { text: ja } } });
  const own = {
    ...plan,
    lists: [{ code: 'list', name: words('Routes', '経路'), codes: [{ code: 'sea', label: words('By sea', '海路') }] }],
    commitments: plan.commitments.map((commitment) => ({
      ...commitment,
      indicators: commitment.indicators.map((indicator) =>
        indicator.items
          ? { ...indicator, items: { ...indicator.items, labels: { partner: words('Port partner', '港の連携先') } } }
          : indicator,
      ),
    })),
  };

  it('is called as the plan calls it, else as the product does, in the reader’s language', async () => {
    const path = await folder.write('list.csv', report, own, { language: 'ja' });
    const labels = readFileSync(path, 'utf8').match(/[^,\n]* 海路、[^,\n]*/g);
    expect(labels).toEqual(['I.5 海路、日付', 'I.5 海路、港の連携先']);
  });

  it.each(['海路、日付', '海路, 日付', 'items.sea.日付', 'SEA.Datum', '海路.date', 'items.sea.date'])(
    'is found by its name and by its labels: %s',
    async (field) => {
      folder.put('named.csv', `indicator;field;value\ni5_x;${field};2025-05-01\n`);
      const { faults, fields } = await folder.read('named.csv', own);
      expect([faults, fields.map((each) => each.field)]).toEqual([[], ['items.sea.date']]);
    },
  );
});
