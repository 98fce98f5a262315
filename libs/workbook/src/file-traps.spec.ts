import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answeredPlan as plan } from './answered.testing.js';
import { Folder } from './folder.testing.js';
import { writeHand, type HandCell, type HandSheet } from './sheets.testing.js';

const folder = new Folder();
afterAll(() => folder.leave());

const HEAD = ['indicator', 'field', 'value', 'status', 'reason'];
const sheet = (rows: readonly (readonly HandCell[])[], more: Partial<HandSheet> = {}): HandSheet => ({
  name: 'Any name',
  rows: [HEAD, ...rows],
  ...more,
});

async function readCsv(content: string | Uint8Array) {
  folder.put('hand.csv', content);
  return folder.read('hand.csv', plan);
}
async function readJson(content: string) {
  folder.put('hand.json', content);
  return folder.read('hand.json', plan);
}
const texts = ({ fields }: Awaited<ReturnType<typeof readCsv>>) =>
  fields.map(({ indicator, field, text }) => `${indicator} ${field} ${text}`);
const codes = ({ faults }: Awaited<ReturnType<typeof readCsv>>) =>
  faults.map(({ code, severity, place }) =>
    `${severity} ${code} ${place.cell ?? place.row ?? place.pointer ?? ''}`.trim(),
  );

describe('CSV', () => {
  const TEXT = 'indicator;value\r\ni4_x;"é; ""ü""\r\nzwei"\r\n';
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['big-endian UTF-16 without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(TEXT, 'latin1')],
    ['old Mac line ends', Buffer.from(TEXT.replaceAll('\r\n', '\r').replace('\rzwei', '\r\nzwei'))],
    ['tabs', Buffer.from(TEXT.replaceAll(/;(?=["v])/g, '\t'))],
  ])('in %s is read', async (name, bytes) => {
    const said = await readCsv(bytes);
    expect(texts(said)).toEqual(['i4_x value é; "ü"\r\nzwei']);
    expect(codes(said)).toEqual(name === 'Windows-1252' ? ['INFO encoding'] : []);
  });

  it.each([
    // "日本" alone, words in both syllabaries, and what a word processor puts around words in the West.
    ['Shift_JIS', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['Shift_JIS', [0x82, 0xcd, 0x82, 0xa2, 0x41, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67], 'はいAテスト'],
    ['Windows-1252', [0x93, 0x44, 0x6f, 0x6e, 0x92, 0x74, 0x94], '“Don’t”'],
    ['Windows-1252', [0x49, 0x92, 0x6d, 0x20, 0xe9, 0xe9], 'I’m éé'],
  ])('that was saved in %s is read, and said to be', async (name, bytes, text) => {
    const said = await readCsv(
      Buffer.concat([Buffer.from('indicator;value\r\ni4_x;'), Buffer.from(bytes), Buffer.from('\r\n')]),
    );
    expect(texts(said)).toEqual([`i4_x value ${text}`]);
    expect(said.faults).toMatchObject([{ code: 'encoding', message: `The file is not UTF-8; it was read as ${name}` }]);
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFindicator;value\ni4_x;é\ni0_x;12', 'utf16le').subarray(0, -1)],
    ['big-endian UTF-16', Buffer.from('\uFEFFindicator;value\ni4_x;é\ni0_x;12', 'utf16le').swap16().subarray(0, -1)],
    ['UTF-8', Buffer.from('indicator;value\ni4_x;é\ni0_x;日').subarray(0, -1)],
  ])('in %s that was cut off is said to be, and its last row is not read', async (_, bytes) => {
    const said = await readCsv(bytes);
    expect(texts(said)).toEqual(['i4_x value é']);
    expect(said.faults).toMatchObject([
      { code: 'encoding', place: { row: 3 }, message: 'The file ends in the middle of a character' },
    ]);
  });

  it('with a row of another member, or with a cell too many, does not read that row', async () => {
    const said = await readCsv('member,indicator,value\nCA,i0_x,12\nFR,i6_x,5\n,i4_x,"a, b",c\nCA,i4_x,d\n');
    expect(texts(said)).toEqual(['i0_x value 12', 'i4_x value d']);
    expect(codes(said)).toEqual(['ERROR file.other-member 3', 'ERROR row.length 4']);
  });

  it('with a quote that never closes, or a cell too long, says so', async () => {
    expect(codes(await readCsv('indicator,value\ni0_x,1\ni4_x,"abc\n'))).toEqual(['ERROR file.damaged 3']);
    const long = await readCsv(`indicator,value\ni4_x,${'x'.repeat(50_000)}\ni0_x,12\n`);
    expect(codes(long)).toEqual(['ERROR cell.too-long 2']);
    expect(texts(long)).toEqual(['i0_x value 12']);
  });

  it('with more problems than are told says how many more', async () => {
    folder.put('many.csv', `indicator,value\n${'nobody,1\n'.repeat(20)}`);
    const { faults } = await folder.read('many.csv', plan, { faults: 5 });
    expect(faults).toHaveLength(6);
    expect(faults.at(-1)?.message).toBe('15 more problems are not listed');
  });

  it('with a field misspelt names the nearest, by whichever name it was called', async () => {
    const { errors } = await readCsv('indicator,field,value\ni0_x,sex.femal,1\ni0_x,cells.sex.mael,1\ni0_y,,1\n');
    expect(errors.map(({ cure }) => cure)).toEqual([
      'Did you mean "sex.female"?',
      'Did you mean "cells.sex.male"?',
      'Did you mean "i0_x"?',
    ]);
  });
});

describe('a value that is refused', () => {
  const about = ({ errors }: Awaited<ReturnType<typeof readCsv>>) =>
    errors.map(({ code, indicator, field }) => [code, indicator ?? null, field ?? null]);

  it('names the indicator and the field of its row, as far as there are such', async () => {
    expect(
      about(
        await readCsv(
          'indicator,field,value\ni0_x,cells.sex.female,twelve\ni6_x,,twelve\ni0_x,sex.femal,1\ni0_y,,1\ni6_x,,12.5\n',
        ),
      ),
    ).toEqual([
      ['value.refused', 'i0_x', 'cells.sex.female'],
      ['value.refused', 'i6_x', 'value'],
      ['row.unknown-field', 'i0_x', null],
      ['row.unknown-indicator', null, null],
      ['row.twice', 'i6_x', 'value'],
    ]);
  });

  it('does so in JSON', async () => {
    const said = await readJson(
      '{"member":"CA","entries":{"i6_x":{"value":12.5},"i0_x":{"cells":{"sex.female":{"value":"twelve"}},"colour":"x"},"i0_y":{}}}',
    );
    expect(about(said)).toEqual([
      ['json.number', 'i6_x', 'value'],
      ['value.refused', 'i0_x', 'cells.sex.female'],
      ['json.shape', 'i0_x', null],
      ['row.unknown-indicator', null, null],
    ]);
  });
});

describe('JSON', () => {
  it('with doubled keys, numbers as doubles and deep nesting says each with its pointer', async () => {
    const said = await readJson(
      `{"member":"CA","entries":{"i0_x":{"value":"1","value":"2"},"i6_x":{"value":12.5},"i4_x":{"value":${'['.repeat(60)}${']'.repeat(60)}},"i2_x":{"value":true}}}`,
    );
    expect(said.errors.map(({ code, place: { pointer }, cure }) => `${code} ${pointer} ${cure}`)).toEqual([
      'json.twice /entries/i0_x/value Write it once.',
      'json.number /entries/i6_x/value Write "12.5" in quotes.',
      'json.syntax /entries/2 Correct it: it is not JSON.',
    ]);
    expect(texts(said)).toContain('i2_x value true');
  });

  it.each(['{"entries":[', '{"entries":[{"indicator":"i0_x"}]} x', '{"entries":[{]}', '[1]', '{"a":"\\'])(
    'that is none is refused: %s',
    async (text) => {
      expect((await readJson(text)).errors.length).toBeGreaterThan(0);
    },
  );
});

describe('JSON of another thing than a report', () => {
  it.each(['{}', '{"member":"CA"}', '{"i0_x":"12"}', '{"a":{"entries":[{}]}}', '{"entries":"i0_x"}'])(
    'is told what a report looks like: %s',
    async (text) => {
      expect((await readJson(text)).errors).toMatchObject([
        { code: 'json.shape', place: { pointer: '/entries' }, cure: expect.stringContaining('"entries": [') as string },
      ]);
    },
  );

  it.each(['{"entries":[]}', '{"member":"CA","entries":{}}'])('is not one that answers nothing: %s', async (text) => {
    expect((await readJson(text)).faults).toEqual([]);
  });
});

describe('a file that is no report', () => {
  it.each([
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      'file.kind',
      /old format \(\.xls\)/,
    ],
    [
      'one under a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'file.encrypted',
      /password/,
    ],
    ['a web page', Buffer.from('<html><table></table></html>'), 'file.kind', /web page/],
    ['a text', Buffer.from('indicator,value\n'), 'file.kind', /named as a workbook but is not one/],
    ['nothing', Buffer.alloc(0), 'file.empty', /empty/],
    ['a broken archive', Buffer.from('PK\u0003\u0004 and no more'), 'file.damaged', /damaged/],
  ])('is told what it is: %s', async (_, bytes, code, words) => {
    folder.put('odd.xlsx', bytes);
    const { faults } = await folder.read('odd.xlsx', plan);
    expect(faults).toMatchObject([{ code, message: expect.stringMatching(words) }]);
  });

  it('is refused by the sizes it declares, and by those that it hides', async () => {
    const path = await writeHand(join(folder.path, 'bomb.xlsx'), [sheet([['i4_x', '', 'x'.repeat(3_000_000)]])]);
    const bytes = readFileSync(path);
    expect((await folder.read('bomb.xlsx', plan, { ratio: 20 })).errors).toMatchObject([{ code: 'file.too-large' }]);
    expect((await folder.read('bomb.xlsx', plan, { inflatedBytes: 100_000 })).errors).toMatchObject([
      { code: 'file.too-large' },
    ]);
    expect((await folder.read('bomb.xlsx', plan, { parts: 3 })).errors).toMatchObject([{ code: 'file.too-large' }]);
    // The directory says that the sheet is small; what comes out of it is counted all the same.
    const lying = Buffer.from(bytes);
    const at = lying.indexOf('xl/worksheets/sheet1.xml', lying.indexOf('PK\u0001\u0002')) - 46;
    lying.writeUInt32LE(1_000, at + 24);
    folder.put('lying.xlsx', lying);
    expect((await folder.read('lying.xlsx', plan)).errors).toMatchObject([{ code: 'file.damaged' }]);
  });

  it('whose sheet is wider or longer than is read is refused, with what to do', async () => {
    await writeHand(join(folder.path, 'wide.xlsx'), [
      sheet([
        ['i4_x', '', 'one'],
        ['i4_x', '', 'two', '', '', 'more'],
      ]),
    ]);
    const read = async (limits: object) => (await folder.read('wide.xlsx', plan, limits)).errors;
    expect(await read({ columns: 5 })).toMatchObject([
      {
        code: 'file.too-large',
        place: { row: 3 },
        message: 'The sheet has more than 5 columns',
        cure: expect.stringMatching(/Delete/),
      },
    ]);
    expect(await read({ rows: 2 })).toMatchObject([
      { code: 'file.too-large', message: 'The file has more than 2 rows', cure: expect.stringMatching(/Split/) },
    ]);
  });

  it('with a document type in its XML is refused', async () => {
    const path = join(folder.path, 'entities.xlsx');
    await writeHand(path, [{ ...sheet([]), before: '' }], (xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`);
    expect((await folder.read('entities.xlsx', plan)).errors).toMatchObject([
      { code: 'file.damaged', message: expect.stringContaining('document type') },
    ]);
  });
});
