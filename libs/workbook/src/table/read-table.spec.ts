import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILE_LIMITS } from '../report-file.js';
import { readTable } from './read-table.js';

const COLUMNS = { required: ['member', 'indicator', 'value'], optional: ['url'] };

describe('a table that is no report', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'signatory-table-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (content: string | Buffer, limits = FILE_LIMITS) => {
    const path = join(folder, 'f.csv');
    writeFileSync(path, content);
    const { rows, faults } = await readTable({ path, name: 'f.csv' }, COLUMNS, limits);
    return { rows, faults: faults.map(({ code, place }) => [code, place.row, place.column]) };
  };

  it('is read by its header, wherever that stands, and keeps the rows’ numbers', async () => {
    expect(await read('Figures of 2025\n\nIndicator;member;value\ni1;IT;"1;2"\n;;\ni2;FR;3\n')).toEqual({
      rows: [
        { row: 4, cells: { indicator: 'i1', member: 'IT', value: '1;2' } },
        { row: 6, cells: { indicator: 'i2', member: 'FR', value: '3' } },
      ],
      faults: [],
    });
  });

  it('is read in the encodings that spreadsheets write', async () => {
    const text = 'member,indicator,value\r\nIT,é,1\r\n';
    const [row] = (await read(Buffer.from(`\uFEFF${text}`, 'utf16le'))).rows;
    expect(row?.cells['indicator']).toBe('é');
    expect((await read(Buffer.from(text, 'latin1'))).faults).toEqual([['encoding', undefined, undefined]]);
  });

  it('tells every fault of its header and its rows', async () => {
    expect((await read('member,indicator,member,colour\nIT,i1,FR,red,extra\n')).faults).toEqual([
      ['header.missing', 1, 'value'],
      ['header.twice', 1, 'member'],
      ['header.unknown', 1, 'colour'],
      ['row.length', 2, undefined],
    ]);
    expect((await read('a,b\n1,2\n')).faults).toEqual([['sheet.no-header', undefined, undefined]]);
    expect((await read('member,indicator,value\n')).faults).toEqual([['file.empty', undefined, undefined]]);
    expect((await read('member,indicator,value\nIT,"i1,2\n')).faults).toEqual([['file.damaged', 2, undefined]]);
    expect((await read('PK\u0003\u0004')).faults).toEqual([['file.kind', undefined, undefined]]);
    const three = 'member,indicator,value\nIT,a,1\nIT,b,1\nIT,c,1\n';
    expect((await read(three, { ...FILE_LIMITS, rows: 2 })).faults).toEqual([['file.too-large', undefined, undefined]]);
  });
});
