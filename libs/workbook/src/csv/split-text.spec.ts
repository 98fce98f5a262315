import fc from 'fast-check';
import { csvLine } from '@signatory/contract';
import { shield } from './shield.js';
import { splitText } from './split-text.js';

describe('a table of text', () => {
  it('keeps blank lines, quoted fields over lines, and takes a byte-order mark off', () => {
    expect(splitText('\uFEFFa,b\r\n\r\n"Two\r\nlines",+1\n')).toEqual({
      records: [['a', 'b'], [''], ['Two\r\nlines', '+1']],
      fault: null,
    });
  });

  it('tells the line where a record that cannot be read begins', () => {
    expect(splitText('a,b\n"Two\nlines",1\nc,"open\nd,e\n').fault).toEqual({ code: 'quote-open', line: 4 });
    expect(splitText('a\nb "c"\n').fault).toEqual({ code: 'quote-inside', line: 2 });
    expect(splitText('a\n"b"c\n')).toEqual({ records: [['a']], fault: { code: 'text-after-quote', line: 2 } });
  });

  it('is what was written, shields and all', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '=', "'", '"', ',', '\n', '\r', '+', '1', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const text = rows.map((cells) => csvLine(cells.map(shield))).join('');
        expect(splitText(text).records).toEqual(rows);
      }),
    );
  });
});
