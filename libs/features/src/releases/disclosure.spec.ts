import { withholdSmallCells, type IndicatorFigures } from './disclosure.js';

function figures(cells: Record<string, string | null>): IndicatorFigures {
  return Object.entries(cells).map(([cell, value]) => ({
    member: 'CA',
    indicator: 'i1_referred',
    cell,
    value,
    status: value === null ? 'confidential' : 'normal',
    illustrative: false,
  }));
}

function shown(result: ReturnType<typeof withholdSmallCells>): Record<string, string | null> {
  return Object.fromEntries(result.map(({ cell, value, status }) => [cell, status === 'withheld' ? 'c' : value]));
}

describe('disclosure control', () => {
  it('leaves zeros and large cells alone', () => {
    expect(shown(withholdSmallCells(figures({ total: '50', 'sex.female': '0', 'sex.male': '50' }), 5))).toEqual({
      total: '50',
      'sex.female': '0',
      'sex.male': '50',
    });
  });

  it('withholds a small cell and the next smallest beside it, so that it cannot be computed', () => {
    expect(
      shown(withholdSmallCells(figures({ total: '63', 'sex.female': '3', 'sex.male': '50', 'sex.unknown': '10' }), 5)),
    ).toEqual({
      total: '63',
      'sex.female': 'c',
      'sex.male': '50',
      'sex.unknown': 'c',
    });
  });

  it('withholds a sibling of the one cell that the member kept confidential', () => {
    expect(
      shown(withholdSmallCells(figures({ total: '60', 'sex.female': null, 'sex.male': '30', 'sex.unknown': '20' }), 5)),
    ).toMatchObject({
      'sex.male': '30',
      'sex.unknown': 'c',
    });
  });

  it('withholds the total where the small cell is the only one', () => {
    expect(shown(withholdSmallCells(figures({ total: '3', 'sex.female': '3' }), 5))).toEqual({
      total: 'c',
      'sex.female': 'c',
    });
  });
});
