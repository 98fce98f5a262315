import { csvLine } from './csv-line.js';
import { markCsv, markJson, parseMark, printMark, unmarkData } from './mark-data.js';

const MARK = { number: 7, size: 123, sha256: 'a'.repeat(64) };
const WORDS = 'Embargoed until 1 May, 00:00 · copy for "Ann", number 7';

const TABLES: [string, string[][]][] = [
  ['a table', [['no', 'name'], ['1', 'Canada']]], // prettier-ignore
  ['a table whose last column has commas, quotes and lines', [['no', 'name'], ['1', 'a, "b",\r\nc'], ['2', '']]], // prettier-ignore
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
    expect(parseMark(`${printMark(MARK)} `)).toBeNull();
  });

  it('taken off a table of which one row was changed leaves that row as it is', () => {
    const marked = markCsv('no\r\n1\r\n2\r\n', 'Copy', MARK);
    expect(unmarkData(marked.replace('2,Copy', '2,Other'))?.content).toBe('no\r\n1\r\n2,Other\r\n');
  });
});
