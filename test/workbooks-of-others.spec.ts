import { fileURLToPath } from 'node:url';
import { fieldsOf } from '@signatory/domain';
import { examineOpened, type ReadPlan } from '@signatory/plan';
import { sayFault, type SaidFault } from '@signatory/texts';
import { openPlanWorkbook, readReportFile, type FileFault, type WrittenField } from '@signatory/workbook';
import { othersPlan, OTHERS_REPORT } from './support/others-report.js';

const plan = othersPlan();

async function read(name: string): Promise<{ fields: WrittenField[]; faults: (FileFault & SaidFault)[] }> {
  const path = fileURLToPath(new URL(`workbooks/${name}`, import.meta.url));
  const [fields, faults]: [WrittenField[], (FileFault & SaidFault)[]] = [[], []];
  for await (const batch of readReportFile({ path, name }, plan)) {
    fields.push(...batch.fields);
    faults.push(...batch.faults.map((fault) => ({ ...fault, ...sayFault('en', fault.words) })));
  }
  return { fields, faults };
}

const places = (faults: readonly FileFault[]) =>
  faults.map(({ severity, code, place: { sheet, cell, row } }) => [severity, code, sheet, cell ?? row]);
/** What the sender changed, where nothing is asked back. */
const changes = ({ fields, faults }: Awaited<ReturnType<typeof read>>) => {
  const faulty = new Set(faults.filter(({ severity }) => severity === 'ERROR').map(({ place: { cell } }) => cell));
  return fields
    .filter(({ text, base, place: { cell } }) => text !== base && !faulty.has(cell))
    .map(({ indicator, field, text, place: { cell } }) => `${cell} ${indicator} ${field} ${text}`);
};

describe('an export that another program saved', () => {
  const whole = Object.entries(OTHERS_REPORT.entries).reduce((sum, [, entry]) => sum + [...fieldsOf(entry)].length, 0);

  it.each([
    'exported.xlsx',
    'libreoffice-saved.xlsx',
    'openpyxl-saved.xlsx',
    'strict.xlsx',
    'zip64.xlsx',
    'other-spelling.xlsx',
    'macros.xlsm',
    'exported.csv',
    'libreoffice-german.csv',
    'libreoffice-utf-16.csv',
    'libreoffice-windows-1252.csv',
  ])('says the same: %s', async (name) => {
    const { fields, faults } = await read(name);
    expect(fields.filter(({ text, base }) => text !== base)).toEqual([]);
    expect(fields.length).toBeGreaterThanOrEqual(whole);
    expect(faults.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  });
});

describe('a workbook that was filled with every trap', () => {
  const SHEET = 'Pilier I (à envoyer)';
  const READ = [
    'H4 i1_unit value 5-6',
    'I12 i1_part status answered',
    'H16 i1_share value 37.5',
    'H33 i1_since value 2025-09-30',
    'H35 i1_note value A bold note',
  ];
  const ASKED = [
    ['ERROR', 'value.refused', SHEET, 'H9'],
    ['ERROR', 'value.refused', SHEET, 'H10'],
    ['ERROR', 'value.refused', SHEET, 'H12'],
    ['INFO', 'cell.number', SHEET, 'H16'],
  ];
  const LAST = [
    ['ERROR', 'cell.merged', SHEET, 'H29'],
    ['INFO', 'hidden', SHEET, 35],
  ];

  it('by LibreOffice is read where that is certain, and asked back cell by cell', async () => {
    const said = await read('libreoffice-filled.xlsx');
    expect(changes(said).toSorted()).toEqual([...READ, 'H6 i1_staff value 1250'].toSorted());
    expect(places(said.faults)).toEqual(
      expect.arrayContaining([
        ['INFO', 'cell.date', SHEET, 'H4'],
        ['INFO', 'cell.formula', SHEET, 'H6'],
        ...ASKED,
        ['ERROR', 'cell.error', SHEET, 'H20'],
        ...LAST,
      ]),
    );
    expect(said.faults).toHaveLength(9);
    expect(said.faults.every(({ cure }) => cure !== '')).toBe(true);
  });

  it('by a program that calculates nothing has its formulas asked back too', async () => {
    const said = await read('openpyxl-filled.xlsx');
    expect(changes(said).toSorted()).toEqual(READ.toSorted());
    expect(places(said.faults)).toEqual(
      expect.arrayContaining([
        ['ERROR', 'cell.formula', SHEET, 'H6'],
        ...ASKED,
        ['ERROR', 'cell.formula', SHEET, 'H20'],
        ...LAST,
      ]),
    );
  });

  it('that counts its days from 1904 has the days that it shows', async () => {
    const said = await read('libreoffice-1904.xlsx');
    expect(changes(said)).toEqual(['H33 i1_since value 2025-09-30']);
    expect(said.faults).toEqual([]);
  });
});

describe('a file that is no workbook of today', () => {
  it.each([
    ['old-workbook.xlsx', 'file.kind', /old format \(\.xls\)/],
    ['opendocument.xlsx', 'file.kind', /OpenDocument/],
    ['swelling.xlsx', 'file.damaged', /document type/],
  ])('says what it is and what to do: %s', async (name, code, words) => {
    const { fields, faults } = await read(name);
    expect(fields).toEqual([]);
    expect(faults).toMatchObject([{ severity: 'ERROR', code, message: expect.stringMatching(words) }]);
    expect(faults[0]?.cure).toMatch(/save it as a workbook \(\.xlsx\)/);
  });
});

describe('a plan’s workbook that another program saved', () => {
  const readPlanIn = async (name: string): Promise<ReadPlan> =>
    examineOpened(await openPlanWorkbook(fileURLToPath(new URL(`workbooks/${name}`, import.meta.url)), name));

  it.each(['plan-libreoffice.xlsx', 'plan-opendocument-and-back.xlsx', 'plan-openpyxl.xlsx'])(
    'means the same plan: %s',
    async (name) => {
      const [exported, saved] = [await readPlanIn('plan-exported.xlsx'), await readPlanIn(name)];
      expect(exported.plan?.commitments.length).toBeGreaterThan(0);
      expect(saved.document).toEqual(exported.document);
      expect(saved.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    },
  );
});
