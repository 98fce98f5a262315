import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answeredPlan as plan, answeredReport } from './answered.testing.js';
import { Folder } from './folder.testing.js';
import { boolean, DATE_STYLE, number, writeHand, type HandCell, type HandSheet } from './sheets.testing.js';

const folder = new Folder();
afterAll(() => folder.leave());

const HEAD = ['indicator', 'field', 'value', 'status', 'reason'];
const sheet = (rows: readonly (readonly HandCell[])[], more: Partial<HandSheet> = {}): HandSheet => ({
  name: 'Any name',
  rows: [HEAD, ...rows],
  ...more,
});

async function readSheets(...sheets: readonly HandSheet[]) {
  await writeHand(join(folder.path, 'hand.xlsx'), sheets);
  return folder.read('hand.xlsx', plan);
}
async function readCsv(content: string | Uint8Array) {
  folder.put('hand.csv', content);
  return folder.read('hand.csv', plan);
}
const texts = ({ fields }: Awaited<ReturnType<typeof readCsv>>) =>
  fields.map(({ indicator, field, text }) => `${indicator} ${field} ${text}`);
const codes = ({ faults }: Awaited<ReturnType<typeof readCsv>>) =>
  faults.map(({ code, severity, place }) =>
    `${severity} ${code} ${place.cell ?? place.row ?? place.pointer ?? ''}`.trim(),
  );

describe('a code that a spreadsheet made a date of', () => {
  it('is recovered where only one code can have been meant, and said', async () => {
    const said = await readSheets(sheet([['i1_x', 'value', number('45659', DATE_STYLE)]]));
    expect(texts(said)).toEqual(['i1_x value 1-2']);
    expect(codes(said)).toEqual(['INFO cell.date C2']);
  });

  it('is asked back where two can have been meant, or a figure or a text', async () => {
    const said = await readSheets(
      sheet([
        ['i7_x', 'value', number('45659', DATE_STYLE)],
        ['i0_x', 'value', number('45659', DATE_STYLE)],
        ['i4_x', 'value', number('45659', DATE_STYLE)],
      ]),
    );
    expect(texts(said)).toEqual([]);
    expect(
      said.errors.map(({ place: { sheet: name, row, column, cell }, cure }) => [name, row, column, cell, cure]),
    ).toEqual([
      ['Any name', 2, 'value', 'C2', 'Format the cell as text, and write it again.'],
      ['Any name', 3, 'value', 'C3', 'Format the cell as text, and write it again.'],
      ['Any name', 4, 'value', 'C4', 'Format the cell as text, and write it again.'],
    ]);
  });
});

describe('a date', () => {
  it.each([
    ['1900', '45930', '2025-09-30'],
    ['1904', '44468', '2025-09-30'],
    ['1900', '59', '1900-02-28'],
    ['1900', '61', '1900-03-01'],
    ['1904', '0', '1904-01-01'],
  ])('is read in the system of %s: %s', async (system, serial, day) => {
    const rewrite = (xml: string) =>
      system === '1904' ? xml.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>') : xml;
    await writeHand(join(folder.path, 'hand.xlsx'), [sheet([['i3_x', '', number(serial, DATE_STYLE)]])], rewrite);
    expect(texts(await folder.read('hand.xlsx', plan))).toEqual([`i3_x value ${day}`]);
  });

  it.each([
    // Written from 1900, and said to count from 1904; and the other way round.
    ['1904', '45930', '2029-10-01', '2025-09-30'],
    ['1900', '44468', '2021-09-29', '2025-09-30'],
  ])('four years beside the window is remarked on, where the file says %s', async (system, serial, day, meant) => {
    const rewrite = (xml: string) =>
      system === '1904' ? xml.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>') : xml;
    const days = { from: '2024-11-01', to: '2025-10-31' };
    const rows = [['i3_x', '', number(serial, DATE_STYLE)]];
    const read = async (more: HandCell[][] = []) => {
      await writeHand(join(folder.path, 'hand.xlsx'), [sheet([...rows, ...more])], rewrite);
      return folder.read('hand.xlsx', plan, {}, { days });
    };
    const said = await read();
    expect(texts(said)).toEqual([`i3_x value ${day}`]);
    expect(said.faults).toMatchObject([
      { code: 'cell.date', severity: 'INFO', place: { cell: 'C2' }, words: { values: { count: 1, day, meant } } },
    ]);
    // One that lies inside as it stands says that the others were counted rightly.
    const inside = String(Number(serial) + (system === '1904' ? -1_462 : 1_462));
    expect((await read([['i5_x', 'a.date', number(inside, DATE_STYLE)]])).faults).toEqual([]);
    expect((await folder.read('hand.xlsx', plan)).faults).toEqual([]);
  });

  it('that never was, or that is only a number, is asked back', async () => {
    const said = await readSheets(
      sheet([['i3_x', '', number('60', DATE_STYLE)]]),
      sheet([['i3_x', '', number('45930')]], { name: 'B' }),
    );
    expect(said.errors.map(({ message, cure }) => `${message}. ${cure}`)).toEqual([
      'The cell is 29 February 1900, a day that did not exist. Write the answer again.',
      'A date is needed, not the number 45930. Write 2025-09-30, if that day is meant.',
    ]);
  });
});

describe('a figure', () => {
  it.each([
    ['1.234', 'Write 1234 if you mean thousands, or round it to 2 decimals if you mean decimals.'],
    ['1,250', 'Write 1250 if you mean thousands, or 1.25 if you mean decimals.'],
    ['１２', 'Write 12.'],
    ['26,4', 'Write 26.4.'],
  ])('in another notation is asked back: %s', async (text, cure) => {
    expect((await readSheets(sheet([['i0_x', '', text]]))).errors).toMatchObject([
      { code: 'value.refused', cure, place: { cell: 'C2' } },
    ]);
    expect((await readCsv(`indicator;value\ni0_x;${text}\n`)).errors).toMatchObject([
      { cure, place: { row: 2, column: 'value' } },
    ]);
  });

  it('keeps its digits, whichever minus and however a spreadsheet holds it', async () => {
    const said = await readSheets(
      sheet([
        ['i0_x', 'value', '\u22123.5'],
        ['i0_x', 'cells.sex.female', number('26.399999999999999')],
        ['i0_x', 'cells.sex.male', number('1.25E-1')],
        ['i6_x', 'value', number('-5')],
      ]),
    );
    expect(texts(said)).toEqual([
      'i0_x value -3.5',
      'i0_x cells.sex.female 26.4',
      'i0_x cells.sex.male 0.125',
      'i6_x value -5',
    ]);
    expect(codes(said)).toEqual(['ERROR value.refused C4']);
    expect(said.errors.map(({ message }) => message)).toEqual(['0.125 has 3 decimals; 2 are asked for']);
  });

  it.each(['0x1F', '1e', 'NaN', 'Infinity', '1,5', '1 2'])('that no spreadsheet writes is none: %s', async (text) => {
    const said = await readSheets(sheet([['i0_x', '', number(text)]]));
    expect(texts(said)).toEqual([]);
    expect(said.errors).toMatchObject([{ code: 'cell.unreadable', place: { cell: 'C2' } }]);
  });

  it('whose digits the spreadsheet lost is refused; one that it would lose is written as text', async () => {
    expect(codes(await readSheets(sheet([['i0_x', '', number('12345678901234567890')]])))).toEqual([
      'ERROR cell.number C2',
    ]);
    await folder.write('long.xlsx', answeredReport, plan);
    expect(texts(await folder.read('long.xlsx', plan))).toContain('i6_x value 9007199254740993.25');
  });

  it('stored as text is a figure, and a text stored as a number is a text', async () => {
    const said = await readSheets(
      sheet([
        ['i0_x', '', '12'],
        ['i4_x', '', number('2025')],
        ['i7_x', '', number('7')],
      ]),
    );
    expect(texts(said)).toEqual(['i0_x value 12', 'i4_x value 2025', 'i7_x value 7']);
    expect(said.faults).toEqual([]);
  });
});

describe('a yes or no', () => {
  it.each(['yes', 'Oui', 'JA', 'sì', 'はい', 'TRUE', 'vrai', 'wahr'])('is understood: %s', async (text) => {
    expect(texts(await readCsv(`indicator,value\ni2_x,${text}\n`))).toEqual(['i2_x value true']);
  });

  it('is not a number, and a true is no text', async () => {
    const said = await readSheets(
      sheet([
        ['i2_x', '', boolean(false)],
        ['i2_x', 'reason', number('1')],
        ['i4_x', '', boolean(true)],
      ]),
    );
    expect(texts(said)).toContain('i2_x value false');
    expect(codes(await readSheets(sheet([['i2_x', '', number('1')]])))).toEqual(['ERROR cell.number C2']);
    expect(said.errors.map(({ place }) => place.cell)).toEqual(['C4']);
  });
});

describe('a formula', () => {
  it('has what it gave read, and said; without it, or with an error, it is refused', async () => {
    const said = await readSheets(
      sheet([
        ['i0_x', 'value', { xml: '><f>SUM(A1:A2)</f><v>12.5</v>' }],
        ['i0_x', 'cells.sex.female', { xml: '><f>SUM(A1:A2)</f>' }],
        ['i0_x', 'cells.sex.male', { xml: 't="e"><f>X!A1</f><v>#REF!</v>' }],
      ]),
    );
    expect(texts(said)).toEqual(['i0_x value 12.5']);
    expect(codes(said)).toEqual(['INFO cell.formula C2', 'ERROR cell.formula C3', 'ERROR cell.error C4']);
  });

  it('is never written: what looks like one is a text in every format', async () => {
    await folder.write('report.csv', answeredReport, plan);
    expect(readFileSync(join(folder.path, 'report.csv'), 'utf8')).toContain(",'=not counted,");
    await folder.write('report.xlsx', answeredReport, plan);
    expect(texts(await folder.read('report.xlsx', plan))).toContain('i4_x reason =not counted');
  });
});

describe('a sheet', () => {
  it('may be renamed, its rows sorted, its columns moved, with blank rows and columns of one’s own', async () => {
    const rows = [
      ['notes', 'reason', 'VALUE', 'indicator', 'field'],
      [null],
      ['x', null, '12', 'i0_x', ''],
      [null],
      [null, 'why', '3-4', 'i1_x', null],
    ];
    const said = await readSheets({ name: 'Umbenannt', rows }, { name: 'My sums', rows: [['a', number('1')]] });
    expect(texts(said)).toEqual(['i0_x value 12', 'i1_x value 3-4', 'i1_x reason why']);
    expect(codes(said)).toEqual(['INFO header.unknown A1']);
  });

  it('of a thousand strange columns names twenty and counts the rest', async () => {
    const strange = Array.from({ length: 1_000 }, (_, n) => `c${n}`);
    const said = await readCsv(`indicator,value,${strange.join(',')}\ni0_x,12\n`);
    const told = said.faults.filter(({ code }) => code === 'header.unknown');
    expect([told.length, told.at(-1)?.message]).toEqual([21, '980 more columns are not read']);
  });

  it('with merged answers is asked back, and hidden rows are read and said', async () => {
    const after = '<mergeCells><mergeCell ref="C2:C3"/><mergeCell ref="H1:I1"/></mergeCells>';
    const said = await readSheets(
      sheet(
        [
          ['i0_x', '', '12'],
          ['i1_x', '', null],
          ['i2_x', '', 'yes'],
        ],
        { hidden: [4], after },
      ),
    );
    expect(codes(said)).toEqual(['ERROR cell.merged C2', 'INFO hidden 4']);
    expect(texts(said)).toEqual(['i0_x value 12', 'i2_x value true']);
  });

  it('that is hidden itself is read and said, and those that stand for nothing are not', async () => {
    const said = await readSheets(
      sheet([['i0_x', '', '12']], { name: 'Kept back', state: 'hidden' }),
      sheet([['i1_x', '', null]], { name: 'Template', state: 'veryHidden' }),
    );
    expect(texts(said)).toEqual(['i0_x value 12']);
    expect(codes(said)).toEqual(['INFO hidden 2']);
    expect(said.faults[0]).toMatchObject({
      place: { sheet: 'Kept back' },
      message: 'Rows of a hidden sheet were read too: 1, this one first',
    });
  });

  it.each(['abc', '1.5', '-4', '0', '99999999999', '1048577'])('whose row calls itself %s is refused', async (row) => {
    const after = `<row r="${row}"><c r="A1" t="inlineStr"><is><t>i0_x</t></is></c></row>`;
    const said = await readSheets({ ...sheet([['i0_x', '', '12']]), inside: after });
    expect(said.errors).toMatchObject([
      {
        code: 'file.damaged',
        place: { sheet: 'Any name', row: 3 },
        message: expect.stringContaining(`"${row}"`) as string,
      },
    ]);
  });

  it('with a field twice says where it stands first', async () => {
    const said = await readSheets(sheet([['i0_x', '', '12']]), sheet([['i0_x', 'value', '13']], { name: 'B' }));
    expect(said.errors).toMatchObject([
      {
        code: 'row.twice',
        message: 'i0_x value is also in row 2 of sheet "Any name"',
        place: { sheet: 'B', cell: 'C2' },
      },
    ]);
  });

  it('that is a copy says so once of each row', async () => {
    const rows = [['i0_x', 'value', '12', 'provisional']];
    const said = await readSheets(sheet(rows), sheet(rows, { name: 'Any name (2)' }));
    expect(codes(said)).toEqual(['ERROR row.twice C2']);
  });

  it('without a header says what is needed', async () => {
    expect(codes(await readSheets({ name: 'A', rows: [['i0_x', '12']] }))).toEqual(['ERROR sheet.no-header']);
  });
});

describe('a blank', () => {
  it('changes nothing, and the mark clears', async () => {
    expect(texts(await readCsv('indicator,value,reason\ni0_x,,\ni4_x, [Clear] ,\ni1_x,   ,\n'))).toEqual([
      'i4_x value [clear]',
    ]);
  });
});
