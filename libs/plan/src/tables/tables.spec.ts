import { readFileSync } from 'node:fs';
import { sayFault } from '@signatory/texts';
import { edit, TWO } from '../fixture.testing.js';
import { examineOpened, readPlan, type ReadPlan } from '../parse-plan.js';
import { openTables, type SheetRows } from './read-tables.js';
import type { PlanTable } from './table-layout.js';
import { writeTables } from './write-tables.js';

const PLANS = new URL('../../../../config/plans/', import.meta.url);

function tablesOf(text: string): readonly PlanTable[] {
  const { document } = readPlan(text, 'plan.yaml');
  if (!document) throw new Error('no YAML');
  return writeTables(document);
}

/** As a spreadsheet would hold them. */
const asSheets = (tables: readonly PlanTable[]): SheetRows[] =>
  tables.map(({ name, columns, rows }) => ({
    sheet: name,
    rows: [columns, ...rows].map((cells, at) => ({ row: at + 1, cells })),
  }));

const readTables = (sheets: readonly SheetRows[]): ReadPlan => examineOpened(openTables(sheets, 'plan.xlsx'));

/** The tables of the sound plan, one sheet of it changed by hand. */
function changed(name: string, change: (rows: string[][]) => void): ReadPlan {
  const sheets = asSheets(tablesOf(TWO)).map(({ sheet, rows }) => {
    const cells = rows.map((row) => row.cells.map((cell) => (typeof cell === 'string' ? cell : '')));
    if (sheet === name) change(cells);
    return { sheet, rows: cells.map((row, at) => ({ row: at + 1, cells: row })) };
  });
  return readTables(sheets);
}

const said = ({ problems }: ReadPlan): string[] =>
  problems
    .filter(({ severity }) => severity !== 'INFO')
    .map(({ sheet, line, column, words }) => `${sheet} ${line}:${column} ${sayFault('en', words).message}`);

describe('a plan as tables', () => {
  it.each([
    ['two commitments', TWO],
    ['the G7 plan', readFileSync(new URL('g7-migrant-smuggling-2024.yaml', PLANS), 'utf8')],
    ['the G20 plan', readFileSync(new URL('g20-rio-2024.yaml', PLANS), 'utf8')],
    [
      'a list that is still to be fixed',
      edit([
        'platforms: { name: { en: Services }, codes: [alpha, beta, gamma, delta] }',
        'platforms: Fixed when the cycle opens',
      ]),
    ],
    [
      'a method, a baseline and a target',
      edit([
        'code: i1_staff,',
        'code: i1_staff, method: { en: A head count }, baseline: { value: 12.5, date: 2019 }, target: { value: 30, words: { en: Or more, ja: 以上 } },',
      ]),
    ],
    [
      'a baseline that is a choice and a target that is yes, with their sources',
      edit(
        [
          'code: i1_network\n',
          'code: i1_network\n        baseline: { value: contact, date: 2019, source: A survey }\n',
        ],
        ['code: i1_guard\n', 'code: i1_guard\n        target: { value: true, source: The declaration }\n'],
      ),
    ],
    [
      'texts of other originals, and of other hands',
      edit([
        '{ en: Two }',
        '{ original: fr, texts: { en: { text: Two, source: ours, provenance: official }, fr: Deux } }',
      ]),
    ],
  ])('means the same plan when it is read again: %s', (_, text) => {
    const { plan, problems } = readPlan(text, 'plan.yaml');
    const again = readTables(asSheets(tablesOf(text)));
    expect(again.plan).toEqual(plan);
    // In the order of the sheets.
    const words = (of: ReadPlan['problems']): string[] => of.map((each) => JSON.stringify(each.words)).sort();
    expect(words(again.problems)).toEqual(words(problems));
  });

  it('is read whatever the order of its sheets and columns, and a language is a column more', () => {
    const sheets = asSheets(tablesOf(TWO)).reverse();
    const turned = sheets.map(({ sheet, rows }) => ({
      sheet,
      rows: rows.map(({ row, cells }) => ({ row, cells: [...cells].reverse() })),
    }));
    expect(readTables(turned).plan).toEqual(readPlan(TWO, 'plan.yaml').plan);
    const { plan } = changed('commitments', ([head, first]) => {
      head?.push('text/ja');
      first?.push('約束');
    });
    expect(plan?.commitments[0]?.text).toMatchObject({ original: 'en', texts: { ja: { text: '約束' } } });
  });

  it('says of what is wrong in which cell it stands, as of a file', () => {
    const found = changed('indicators', ([head = [], first = []]) => {
      first[head.indexOf('type')] = 'numbr';
    });
    const [column] = [
      tablesOf(TWO)
        .find(({ name }) => name === 'indicators')
        ?.columns.indexOf('type') ?? 0,
    ];
    expect(found.problems.find(({ severity }) => severity === 'ERROR')).toMatchObject({
      file: 'plan.xlsx',
      sheet: 'indicators',
      line: 2,
      column: column + 1,
      path: '/commitments/0/indicators/0/type',
    });
  });

  it.each<[string, string, (rows: string[][]) => void, string]>([
    [
      'a row that belongs to nothing',
      'indicators',
      ([, first]) => first?.splice(0, 1, 'nobody'),
      'indicators 2:1 No row has the code "nobody" given in the column "commitment"',
    ],
    [
      'a row that says nothing of what it belongs to',
      'indicators',
      ([, first]) => first?.splice(0, 1, ''),
      'indicators 2:1 The column "commitment" is blank: what the row belongs to is not known',
    ],
    [
      'a column twice',
      'members',
      ([head]) => head?.splice(1, 1, 'code'),
      'members 1:2 The column "code" appears twice',
    ],
    [
      'a sheet without the column that says so',
      'rules',
      ([head]) => head?.splice(0, 1, 'of'),
      'rules 1:1 The column "commitment" is missing',
    ],
    [
      'a value without a column',
      'members',
      ([, first]) => first?.push('mine'),
      'members 2:5 "mine" is in a column without a name',
    ],
    [
      'a place that no plan goes down to',
      'plan',
      (rows) => rows.push([Array.from({ length: 10_000 }, () => 'a').join('/'), 'x']),
      'plan 21:2 It is nested too deeply, or uses its anchors too often',
    ],
    [
      'a place that is said twice',
      'plan',
      (rows) => rows.push(['version', '2']),
      'plan 21:2 version is given twice: it is also in row 3 of the sheet "plan"',
    ],
  ])('tells %s', (_, sheet, change, words) => {
    expect(said(changed(sheet, change))).toContain(words);
  });

  it('tells a thousand things, and how many more there are', () => {
    const { problems } = changed('members', (rows) => {
      for (let row = 0; row < 1_002; row += 1) rows.push(['', '', '', '', 'mine']);
    });
    expect(problems).toHaveLength(1_001);
    expect(problems.at(-1)?.words).toEqual({ code: 'more', values: { count: 2 } });
  });

  it('names a sheet that it does not read, and says where there is none that it does', () => {
    const own = readTables([...asSheets(tablesOf(TWO)), { sheet: 'Notes', rows: [] }]);
    expect(own.plan).not.toBeNull();
    expect(own.problems[0]).toMatchObject({ severity: 'INFO', sheet: 'Notes', code: 'unknown-key' });
    expect(said(readTables([{ sheet: 'Notes', rows: [] }]))).toEqual([
      'plan 1:1 No sheet of the workbook holds a part of a plan',
    ]);
  });
});
