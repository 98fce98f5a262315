import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvFault, CsvSplitter } from './split-csv.js';

/** The records of a text handed over in pieces; of one that is no CSV, why. */
function split(pieces: readonly string[], delimiter = ',', longest = 1_000): string[][] | string {
  const splitter = new CsvSplitter(delimiter, longest);
  const records: string[][] = [];
  try {
    for (const piece of pieces) records.push(...splitter.split(piece, false));
    records.push(...splitter.split('', true));
    return records;
  } catch (error) {
    if (error instanceof CsvFault) return error.code;
    throw error;
  }
}

const THEIRS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-open',
  CSV_INVALID_CLOSING_QUOTE: 'text-after-quote',
  INVALID_OPENING_QUOTE: 'quote-inside',
};

/** The same by another reader of CSV. */
function byAnother(text: string, delimiter: string): string[][] | string {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
  } catch (error) {
    if (error instanceof CsvError) return THEIRS[error.code] ?? error.code;
    throw error;
  }
}

describe('records of a CSV file', () => {
  it('end with any end of a line, and keep what stands in quotes', () => {
    expect(split(['a,b\r\n"c,\r\n""d""",\r\n\n', 'e\rf,'])).toEqual([
      ['a', 'b'],
      ['c,\r\n"d"', ''],
      [''],
      ['e'],
      ['f', ''],
    ]);
  });

  it('are those that another reader finds, or the same fault, wherever the text is cut', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '1', ',', ';', '"', '"', '\n', '\r', ' ', "'"), { maxLength: 24 });
    fc.assert(
      fc.property(text, fc.nat(24), fc.nat(24), fc.constantFrom(',', ';'), (signs, one, two, delimiter) => {
        const whole = signs.join('');
        const [first, second] = [Math.min(one, two), Math.max(one, two)];
        const pieces = [whole.slice(0, first), whole.slice(first, second), whole.slice(second)];
        expect(split(pieces, delimiter)).toEqual(byAnother(whole, delimiter));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are refused where one is longer than is read, also before its end is seen', () => {
    expect(split(['a'.repeat(12)], ',', 10)).toBe('record-too-long');
    expect(split([`"${'a\n'.repeat(6)}`], ',', 10)).toBe('record-too-long');
    expect(split(['aaaa,bbbbb\n', 'c'], ',', 10)).toEqual([['aaaa', 'bbbbb'], ['c']]);
  });
});
