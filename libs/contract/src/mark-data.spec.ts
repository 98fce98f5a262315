import { csvLine } from './csv-line.js';
import { parseMark, printMark, type CopyMark } from './copy-mark.js';
import { markCsv, markJson, unmarkData } from './mark-data.js';
import { partCopy, printCopyPart, type Piece } from './part-copy.js';

const MARK: CopyMark = {
  number: 7,
  size: 123,
  sha256: 'a'.repeat(64),
  release: 'b'.repeat(64),
  taker: 'editor',
  taken: '2026-05-01T09:30:00Z',
};
const WORDS = 'Embargoed until 1 May, 00:00 · copy for "Ann", number 7';

const TABLES: [string, string[][]][] = [
  [
    'a table',
    [
      ['no', 'name'],
      ['1', 'Canada'],
    ],
  ],
  [
    'a table whose last column has commas, quotes and lines',
    [
      ['no', 'name'],
      ['1', 'a, "b",\r\nc'],
      ['2', ''],
    ],
  ],
  ['a table without rows', [['no', 'name']]],
];

describe('the mark of a copy', () => {
  it.each(TABLES)('is a last column of %s, and is taken off again', (_, rows) => {
    const content = rows.map(csvLine).join('');
    const marked = markCsv(content, WORDS, MARK);
    expect(marked).toBe(rows.map((row, at) => csvLine([...row, at === 0 ? printMark(MARK) : WORDS])).join(''));
    expect(unmarkData(marked)).toEqual({ mark: MARK, content });
  });

  it.each([
    ['printed for people', '{\n  "format": "scores",\n  "rows": [{ "a": 1 }]\n}\n'],
    ['canonical', '{"a":{"b":"}"},"c":[]}'],
  ])('is a first name of JSON that is %s, and is taken off again', (_, content) => {
    const marked = markJson(content, WORDS, MARK);
    expect(JSON.parse(marked)).toEqual({ [printMark(MARK)]: WORDS, ...(JSON.parse(content) as object) });
    expect(unmarkData(marked)).toEqual({ mark: MARK, content });
  });

  it('is not there where nobody put it', () => {
    for (const content of ['', 'no,name\r\n1,Canada\r\n', '{"a":1}', '{"signatory-marked-copy":"x","a":1}', '['])
      expect(unmarkData(content)).toBeNull();
    for (const text of [
      `${printMark(MARK)} `,
      printMark(MARK).replace('editor', 'janitor'),
      printMark(MARK).replace('05-01', '15-01'),
    ])
      expect(parseMark(text)).toBeNull();
  });

  it('of a workbook is taken off by the pieces that it names, and by none that it has not', () => {
    const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const copyOf = (size: number, pieces: readonly Piece[]): Uint8Array =>
      bytesOf(`PK\u0003\u0004 packed ${printCopyPart({ ...MARK, size }, pieces)} directory`);
    const whole = copyOf(9, [{ at: 5, size: 6 }, bytesOf('\u0000ÿ!')]);
    expect(partCopy(whole)).toEqual({ mark: { ...MARK, size: 9 }, content: bytesOf('packed\u0000ÿ!') });
    for (const [size, piece] of [
      [9, { at: 5, size: 6 }],
      [5, { at: 5, size: 6 }],
      [6, { at: 5, size: 1e11 }],
      [1e11, { at: 5, size: 6 }],
    ] as const)
      expect(partCopy(copyOf(size, [piece]))).toBeNull();
    expect(partCopy(bytesOf('PK\u0003\u0004 nothing'))).toBeNull();
  });

  it('taken off a table of which one row was changed leaves that row as it is', () => {
    const marked = markCsv('no\r\n1\r\n2\r\n', 'Copy', MARK);
    expect(unmarkData(marked.replace('2,Copy', '2,Other'))?.content).toBe('no\r\n1\r\n2,Other\r\n');
  });
});
