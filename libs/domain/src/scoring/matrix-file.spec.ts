import { findContradictions } from './contradictions.js';
import { readMatrix } from './matrix-file.js';
import { readCell } from './print-score.js';

const HEADER = ['commitment_id', 'commitment', 'Canada', 'France'];
const faultsOf = (...rows: string[][]) => {
  const reading = readMatrix(rows);
  return reading.kind === 'faulty' ? reading.faults : [];
};
const contradictionsOf = (average: string, percent: string, ...cells: string[]) => {
  const members = cells.map((_, at) => `Member ${at}`);
  const reading = readMatrix([
    ['commitment_id', 'commitment', ...members, 'published_average', 'published_percent'],
    ['1', 'One', ...cells, average, percent],
  ]);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.faults));
  return findContradictions(reading.file, 'exclude').map(({ field, published, computed }) => [
    field,
    published,
    computed,
  ]);
};

describe('a cell', () => {
  it('is +1, 1, 0 or −1 with either minus, N/A, or empty', () => {
    const read = ['+1', '1', '0', '-1', '\u22121', 'N/A', 'n/a', '', ' +1 '].map(readCell);
    expect(read.map((cell) => (cell?.kind === 'score' ? cell.value : cell?.kind))).toEqual([
      1,
      1,
      0,
      -1,
      -1,
      'not-asked',
      'not-asked',
      'no-data',
      1,
    ]);
  });

  it.each(['2', '+0', '1.0', '0,5', 'x', '--1', '\u20131', 'NA', 'toString'])('is not "%s"', (text) => {
    expect(readCell(text)).toBeNull();
  });
});

describe('a matrix file', () => {
  it('that is a marked copy of a release has the same members', () => {
    const mark = 'signatory-marked-copy number=1 size=2 sha256=3';
    const reading = readMatrix([
      [...HEADER, mark],
      ['1', 'One', '+1', '0', 'Embargoed until tomorrow'],
    ]);
    expect(reading).toMatchObject({
      kind: 'read',
      file: { matrix: { members: [{ code: 'Canada' }, { code: 'France' }] } },
    });
  });

  it('takes every other column than the known ones for a member, in the file\u2019s order', () => {
    const reading = readMatrix([
      ['no', 'commitment_id', 'pillar', 'NO', 'commitment', 'published_average', 'Canada'],
      ['7', 'a', 'I', '+1', 'One', '+0.50', '0'],
      [''],
      ['', 'b', '', '', 'Two', '', 'n/a'],
    ]);
    expect(reading).toEqual({
      kind: 'read',
      file: {
        matrix: {
          members: [
            { code: 'NO', name: 'NO' },
            { code: 'Canada', name: 'Canada' },
          ],
          commitments: [
            { id: 'a', title: 'One', pillar: 'I' },
            { id: 'b', title: 'Two', pillar: null },
          ],
          cells: [
            [
              { kind: 'score', value: 1 },
              { kind: 'score', value: 0 },
            ],
            [{ kind: 'no-data' }, { kind: 'not-asked' }],
          ],
        },
        published: [
          { average: expect.objectContaining({ units: 50n, scale: 2 }), percent: null },
          { average: null, percent: null },
        ],
        numbers: ['7', ''],
        rows: [2, 4],
      },
    });
  });

  it('reports every fault with its row, column and cell in one pass', () => {
    expect(
      faultsOf(
        [...HEADER, 'published_average', 'published_percent'],
        ['a', 'One', 'yes', '2', '0,5', '0.5'],
        ['', '', '0', '0', '', '1e2'],
        ['a', 'Two', '0'],
      ),
    ).toEqual([
      { kind: 'not-a-score', row: 2, column: 'Canada', cell: 'yes' },
      { kind: 'not-a-score', row: 2, column: 'France', cell: '2' },
      { kind: 'not-a-figure', row: 2, column: 'published_average', cell: '0,5' },
      { kind: 'missing-value', row: 3, column: 'commitment_id' },
      { kind: 'missing-value', row: 3, column: 'commitment' },
      { kind: 'not-a-figure', row: 3, column: 'published_percent', cell: '1e2' },
      { kind: 'row-length', row: 4, expected: 6, found: 3 },
      { kind: 'duplicate-id', row: 4, column: 'commitment_id', cell: 'a', first: 2 },
    ]);
  });

  it('names what is wrong with its header', () => {
    expect(faultsOf([])).toEqual([{ kind: 'empty' }]);
    expect(faultsOf(['commitment_id;commitment;Canada'], ['1;One;+1'])).toEqual([
      { kind: 'separator', row: 1, separator: ';' },
    ]);
    expect(faultsOf(['Commitment ID', 'commitment', 'Canada', 'Canada', ''], ['1', 'One', '0', '0', ''])).toEqual([
      { kind: 'missing-column', row: 1, column: 'commitment_id', found: 'Commitment ID' },
      { kind: 'duplicate-column', row: 1, column: 'Canada' },
      { kind: 'unnamed-column', row: 1, position: 5 },
    ]);
    expect(faultsOf(['commitment_id', 'commitment'])).toEqual([
      { kind: 'no-commitments' },
      { kind: 'no-members', row: 1 },
    ]);
  });
});

describe('a published figure', () => {
  it('is compared at the decimals it is printed with', () => {
    expect(contradictionsOf('0.7', '83.3', '+1', '+1', '0')).toEqual([]);
    expect(contradictionsOf('+0.667', '83%', '+1', '+1', '0')).toEqual([]);
    expect(contradictionsOf('\u22120.67', '17', '-1', '-1', '0')).toEqual([]);
    expect(contradictionsOf('-0.0', '50', '0', '0')).toEqual([]);
  });

  it('contradicts where the cells give another one, and where they give none', () => {
    expect(contradictionsOf('0.6', '84', '+1', '+1', '0')).toEqual([
      ['published_average', '+0.6', '+0.67'],
      ['published_percent', '84', '83'],
    ]);
    expect(contradictionsOf('-0.13', '', 'n/a', '')).toEqual([['published_average', '\u22120.13', null]]);
  });
});
