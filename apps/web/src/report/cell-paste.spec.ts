import { readColumn } from './cell-paste.js';

const ROWS = ['sex.female', 'sex.male', 'sex.unknown'];

describe('a column pasted into the table', () => {
  it('is read row by row, in the reader’s notation, and a blank changes nothing', () => {
    expect(readColumn('1.234,5\r\n\r\n２６．４\r\n', ROWS, { language: 'de', decimals: 1 })).toEqual({
      cells: {
        'sex.female': { value: '1234.5', status: 'normal' },
        'sex.unknown': { value: '26.4', status: 'normal' },
      },
      asked: {},
      left: 0,
    });
  });

  it('of percentages has their signs, where they were copied with them', () => {
    const column = { language: 'fr', decimals: 1, isPercentage: true };
    expect(readColumn('26,4 %\n55%', ROWS, column)).toMatchObject({
      cells: { 'sex.female': { value: '26.4' }, 'sex.male': { value: '55' } },
      asked: {},
    });
  });

  it('asks about what can be read in two ways or in none, and guesses nothing', () => {
    expect(readColumn('12\n1,234\nn/a', ROWS, { language: 'en', decimals: 3 })).toEqual({
      cells: { 'sex.female': { value: '12', status: 'normal' } },
      asked: { 'sex.male': '1,234', 'sex.unknown': 'n/a' },
      left: 0,
    });
  });

  it('says how many lines have no row', () => {
    expect(readColumn('1\n2\n3\n4\n5', ROWS.slice(1), { language: 'en', decimals: 0 })).toMatchObject({ left: 3 });
  });

  it('takes no second column: which of two is meant is not guessed', () => {
    expect(readColumn('Female\t7\nMale\t8', ROWS, { language: 'en', decimals: 0 })).toBe('columns');
  });

  it('leaves a single figure to the field', () => {
    expect(readColumn('26.4\n', ROWS, { language: 'en', decimals: 1 })).toBeNull();
  });
});
