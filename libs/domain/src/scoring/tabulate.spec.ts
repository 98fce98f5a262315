import fc from 'fast-check';
import type { ScoreCell, ScoreMatrix } from './score.js';
import { meanOver, tabulate, type TableMethod } from './tabulate.js';

const METHOD: TableMethod = { na: 'exclude', ties: 'competition', overall: 'commitments', rankedFrom: '0' };
const CELLS: Readonly<Record<string, ScoreCell>> = {
  '+': { kind: 'score', value: 1 },
  '0': { kind: 'score', value: 0 },
  '-': { kind: 'score', value: -1 },
  n: { kind: 'not-asked' },
  '.': { kind: 'no-data' },
};

/** Rows of signs, one commitment each: `+ 0 -`, `n` for N/A, `.` for no data. A pillar may stand in front: `I:+0-`. */
function matrixOf(...rows: string[]): ScoreMatrix {
  const lines = rows
    .map((row) => row.split(':'))
    .map((parts) => ({ pillar: parts.length > 1 ? (parts[0] ?? '') : null, signs: [...(parts.at(-1) ?? '')] }));
  return {
    members: (lines[0]?.signs ?? []).map((_, at) => ({ code: `M${at}`, name: `Member ${at}` })),
    commitments: lines.map(({ pillar }, at) => ({ id: `C${at}`, title: `Commitment ${at}`, pillar })),
    cells: lines.map(({ signs }) => signs.map((sign) => CELLS[sign] ?? { kind: 'no-data' })),
  };
}

const ranksOf = (matrix: ScoreMatrix, method: Partial<TableMethod> = {}) =>
  tabulate(matrix, { ...METHOD, ...method }).members.map(({ rank }) => rank);

describe('the tables', () => {
  it('leave N/A out of both counts, or count it as zero in both', () => {
    const matrix = matrixOf('+', '+', 'n');
    expect(tabulate(matrix, METHOD).members[0]).toMatchObject({
      average: '+1.00',
      scored: 2,
      applicable: 2,
      bounds: null,
    });
    expect(tabulate(matrix, { ...METHOD, na: 'as-zero' }).members[0]).toMatchObject({
      average: '+0.67',
      percent: 83,
      scored: 3,
      applicable: 3,
      distribution: { full: 2, partial: 1, none: 0 },
    });
  });

  it('leave no data out of the average and print how far the gaps could move it', () => {
    expect(tabulate(matrixOf('+', '0', '.', '.'), METHOD).members[0]).toMatchObject({
      average: '+0.50',
      scored: 2,
      applicable: 4,
      bounds: ['\u22120.25', '+0.75'],
    });
  });

  it('give null for average, percent and rank where nothing is scored', () => {
    expect(tabulate(matrixOf('.+', 'n0'), METHOD).members[0]).toMatchObject({
      average: null,
      percent: null,
      rank: null,
      rankInterval: null,
      ranked: false,
      scored: 0,
      applicable: 1,
      bounds: ['\u22121.00', '+1.00'],
    });
  });

  it('round an average of an eighth away from zero, and the percent half up', () => {
    const eighth = matrixOf(...'+0000000');
    expect(tabulate(eighth, METHOD).members[0]).toMatchObject({ average: '+0.13', percent: 56 });
    const minus = matrixOf(...'-0000000');
    expect(tabulate(minus, METHOD).members[0]).toMatchObject({ average: '\u22120.13', percent: 44 });
    expect(tabulate(matrixOf(...'+000'), METHOD).members[0]).toMatchObject({ average: '+0.25', percent: 63 });
  });

  it('print an average that rounds to zero without a sign', () => {
    expect(tabulate(matrixOf(`-${'0'.repeat(300)}`), METHOD).commitments[0]).toMatchObject({
      average: '0.00',
      percent: 50,
    });
  });

  it('let ties share a rank, by competition or densely', () => {
    const matrix = matrixOf('+00-', '+000');
    expect(ranksOf(matrix)).toEqual([1, 2, 2, 4]);
    expect(ranksOf(matrix, { ties: 'dense' })).toEqual([1, 2, 2, 3]);
  });

  it('rank by the exact average, not by the printed one', () => {
    const row = (sum: number, size: number) => `${'+'.repeat(sum)}${'0'.repeat(size - sum)}`;
    const [one, two] = [row(333, 1000), row(334, 1000)];
    expect(ranksOf(matrixOf(...[...one].map((sign, at) => sign + (two[at] ?? ''))))).toEqual([2, 1]);
  });

  it('list a member apart whose scored share is under the method\u2019s, and rank the others without it', () => {
    const matrix = matrixOf('+0', '.0', '.0', '.0', '+0');
    expect(ranksOf(matrix)).toEqual([1, 2]);
    expect(tabulate(matrix, { ...METHOD, rankedFrom: '0.8' }).members).toMatchObject([
      { average: '+1.00', rank: null, ranked: false },
      { rank: 1, rankInterval: [1, 1], ranked: true },
    ]);
  });

  it('rank a member that stands exactly at the method\u2019s share', () => {
    expect(ranksOf(matrixOf('+', '+', '+', '+', '.'), { rankedFrom: '0.8' })).toEqual([1]);
  });

  it('take the overall average over commitments, not over cells', () => {
    expect(tabulate(matrixOf('++++', '-nnn'), METHOD).overall).toMatchObject({
      average: '0.00',
      percent: 50,
      scored: 5,
    });
  });

  it('print the other overall rule only where the two differ by 0.05 or more', () => {
    const apart = matrixOf('I:++', 'I:++', 'I:++', 'II:--');
    expect(tabulate(apart, METHOD)).toMatchObject({
      overall: { average: '+0.50' },
      overallByPillars: { average: '0.00' },
    });
    expect(tabulate(apart, { ...METHOD, overall: 'pillars' })).toMatchObject({
      overall: { average: '0.00' },
      overallByPillars: { average: '+0.50' },
    });
    expect(tabulate(matrixOf('I:++', 'II:--'), METHOD).overallByPillars).toBeNull();
    expect(tabulate(matrixOf('++', '--'), { ...METHOD, overall: 'pillars' })).toMatchObject({
      overall: { average: '0.00' },
      overallByPillars: null,
    });
  });

  it('average a pillar over its scored cells', () => {
    expect(tabulate(matrixOf('I:++', 'I:-n', 'II:0.'), METHOD).pillars).toMatchObject([
      { pillar: 'I', average: '+0.33', scored: 3, applicable: 3 },
      { pillar: 'II', average: '0.00', scored: 1, applicable: 2 },
    ]);
  });

  it('average any commitments together as they do a pillar', () => {
    const matrix = matrixOf('I:++n', 'II:-n0', 'I:-.+');
    const [pillar] = tabulate(matrix, METHOD).pillars;
    expect({ pillar: 'I', ...meanOver(matrix, new Set(['C0', 'C2']), METHOD) }).toEqual(pillar);
    expect(meanOver(matrix, new Set(['C0', 'C1']), METHOD)).toMatchObject({
      average: '+0.25',
      scored: 4,
      applicable: 4,
    });
    expect(meanOver(matrix, new Set(), METHOD)).toMatchObject({ average: null, scored: 0, applicable: 0 });
  });

  it('bound the overall average by the gaps of every commitment', () => {
    expect(tabulate(matrixOf('+.', '..'), METHOD).overall).toMatchObject({
      average: '+1.00',
      bounds: ['\u22120.50', '+1.00'],
    });
  });
});

describe('the rank interval', () => {
  it('is what trying every change of one cell gives', () => {
    const sign = fc.constantFrom('+', '0', '-', 'n', '.');
    const sizes = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }));
    const matrices = sizes.chain(([commitments, members]) =>
      fc.array(fc.string({ unit: sign, minLength: members, maxLength: members }), {
        minLength: commitments,
        maxLength: commitments,
      }),
    );
    fc.assert(
      fc.property(
        matrices,
        fc.constantFrom('competition', 'dense'),
        fc.constantFrom('exclude', 'as-zero'),
        (rows, ties, na) => {
          const matrix = matrixOf(...rows);
          const method = { ...METHOD, ties, na };
          const reached = [matrix, ...changesOf(matrix)].map((changed) => ranksOf(changed, method));
          tabulate(matrix, method).members.forEach(({ rankInterval }, at) => {
            const ranks = reached.map((every) => every[at] ?? null).filter((rank) => rank !== null);
            expect(rankInterval).toEqual(ranks.length > 0 ? [Math.min(...ranks), Math.max(...ranks)] : null);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found for 193 members and 250 commitments', () => {
    const rows = Array.from({ length: 250 }, (_, row) =>
      Array.from({ length: 193 }, (_, at) => '+0-n.'[((row * row + at * 13) % 11) % 5] ?? '0').join(''),
    );
    const { members } = tabulate(matrixOf(...rows), METHOD);
    expect(members).toHaveLength(193);
    expect(
      members.every(
        ({ rank, rankInterval }) =>
          rank !== null && rankInterval !== null && rankInterval[0] <= rank && rank <= rankInterval[1],
      ),
    ).toBe(true);
  });
});

describe('organisations', () => {
  const plain = matrixOf('I:+0-', 'I:+0-', 'II:++-');
  const matrix: ScoreMatrix = {
    ...plain,
    members: plain.members.map((member, at) => ({ ...member, kind: at === 2 ? 'organisation' : 'country' })),
  };

  it('count like countries unless the method sets them apart', () => {
    expect(tabulate(matrix, METHOD)).toEqual(tabulate(plain, METHOD));
    expect(tabulate(matrix, { ...METHOD, organisations: 'counted' })).toEqual(tabulate(plain, METHOD));
  });

  it('set apart keep their own average, have no rank, and move no average over members', () => {
    const tables = tabulate(matrix, { ...METHOD, organisations: 'apart' });
    expect(tables.members).toMatchObject([
      { rank: 1, ranked: true, average: '+1.00' },
      { rank: 2, ranked: true, average: '+0.33' },
      { rank: null, rankInterval: null, ranked: false, average: '\u22121.00', scored: 3 },
    ]);
    expect(tables.overall).toMatchObject({ average: '+0.67', scored: 6, applicable: 6 });
    expect(tables.commitments.map(({ average }) => average)).toEqual(['+0.50', '+0.50', '+1.00']);
    expect(tables.pillars).toMatchObject([
      { pillar: 'I', average: '+0.50', scored: 4 },
      { pillar: 'II', average: '+1.00', scored: 2 },
    ]);
  });
});

function changesOf(matrix: ScoreMatrix): ScoreMatrix[] {
  return matrix.cells.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      ([-1, 1] as const).flatMap((step) => {
        if (cell.kind !== 'score' || Math.abs(cell.value + step) > 1) return [];
        const changed: ScoreCell = { kind: 'score', value: (cell.value + step) as -1 | 0 | 1 };
        return [
          {
            ...matrix,
            cells: matrix.cells.map((each, y) => (y === r ? each.map((old, x) => (x === c ? changed : old)) : each)),
          },
        ];
      }),
    ),
  );
}
