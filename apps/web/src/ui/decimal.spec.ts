import { readDecimal } from './decimal.js';

describe('a typed figure', () => {
  it.each([
    ['26,4', 'en', '26.4'],
    ['26.4', 'de', '26.4'],
    ['２６．４', 'ja', '26.4'],
    ['1 234,5', 'fr', '1234.5'],
    ['1,234.5', 'de', '1234.5'],
    ['1.234,5', 'en', '1234.5'],
    ['1’234.5', 'de', '1234.5'],
    ['1.234,5', 'it', '1234.5'],
    ["1'234.5", 'it', '1234.5'],
    ['−3,5', 'en', '-3.5'],
    ['1,234,567', 'en', '1234567'],
    ['007', 'en', '7'],
    ['-0', 'en', '0'],
    ['0,123', 'en', '0.123'],
    ['1.234', 'en', '1.234'],
    ['12345', 'en', '12345'],
  ])('is read as it is written: %s in %s is %s', (typed, language, value) => {
    expect(readDecimal(typed, language, 3)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['1,234', 'en'],
    ['1.234', 'de'],
    ['1.234', 'it'],
    ['1,234', 'ja'],
  ])('is asked back where it has two readings: %s in %s', (typed, language) => {
    expect(readDecimal(typed, language, 3)).toEqual({ kind: 'ambiguous', fraction: '1.234', thousands: '1234' });
  });

  it('is asked back where the language’s own point would leave too many digits', () => {
    expect(readDecimal('1.234', 'en', 1)).toEqual({ kind: 'ambiguous', fraction: '1.234', thousands: '1234' });
  });

  it('of a percentage may have its sign behind it, as spreadsheets copy it, and no other figure has', () => {
    for (const typed of ['26.4%', '26,4 %', '２６．４％', '26,4\u202f%'])
      expect(readDecimal(typed, 'fr', 1, true)).toEqual({ kind: 'value', value: '26.4' });
    expect(readDecimal('%', 'en', 1, true)).toEqual({ kind: 'not-a-figure' });
    expect(readDecimal('5%%', 'en', 1, true)).toEqual({ kind: 'not-a-figure' });
    expect(readDecimal('5%', 'en', 0)).toEqual({ kind: 'not-a-figure' });
  });

  it('of a count has only the reading in thousands', () => {
    expect(readDecimal('1,234', 'en', 0)).toEqual({ kind: 'value', value: '1234' });
    expect(readDecimal('1.234', 'en', 0)).toEqual({ kind: 'value', value: '1234' });
  });

  it('with more decimals than the indicator takes is refused, never rounded', () => {
    expect(readDecimal('26.45', 'en', 1)).toEqual({ kind: 'too-many-decimals', decimals: 1 });
    expect(readDecimal('26.40', 'en', 1)).toEqual({ kind: 'value', value: '26.4' });
  });

  it.each(['abc', '1,23,456', '1.2.3', '--1', ',', '1,234.567.8'])('that is none is refused: %s', (typed) => {
    expect(readDecimal(typed, 'en', 3)).toEqual({ kind: 'not-a-figure' });
  });

  it('that is empty is no figure and no error', () => {
    expect(readDecimal('  ', 'en', 3)).toEqual({ kind: 'empty' });
  });
});
