import { bandMembers } from './bands.js';
import { rescoreRanks, type Disagreement } from './rescore.js';
import type { ScoreCell, ScoreMatrix } from './score.js';
import { tabulate, type TableMethod } from './tabulate.js';

const METHOD: TableMethod = { na: 'exclude', ties: 'competition', overall: 'commitments', rankedFrom: '0' };
const SEED = '9e3779b97f4a7c15f39cc0605cedc834';
const CELLS: Readonly<Record<string, ScoreCell>> = {
  '+': { kind: 'score', value: 1 },
  '0': { kind: 'score', value: 0 },
  '-': { kind: 'score', value: -1 },
  n: { kind: 'not-asked' },
};

function matrixOf(...rows: string[]): ScoreMatrix {
  return {
    members: [...(rows[0] ?? '')].map((_, at) => ({ code: `M${at}`, name: `M${at}` })),
    commitments: rows.map((_, at) => ({ id: `C${at}`, title: `C${at}`, pillar: null })),
    cells: rows.map((row) => [...row].map((sign) => CELLS[sign] ?? { kind: 'no-data' })),
  };
}

function rangesOf(matrix: ScoreMatrix, disagreement: Disagreement, method: Partial<TableMethod> = {}, seed = SEED) {
  const whole = { ...METHOD, ...method };
  return rescoreRanks(matrix, tabulate(matrix, whole), whole, { disagreement, seed });
}

describe('the re-scoring range', () => {
  it('is the rank alone where reviewers never differed', () => {
    expect(rangesOf(matrixOf('+0-', '+0-'), { differing: 0, of: 10 })).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('follows from certain errors: every +1 and −1 becomes 0, and every 0 goes up or down as often', () => {
    // Certain errors leave M0 and M2 at 0; M1 stands above both, or below both, in half of the draws each.
    expect(rangesOf(matrixOf('+0-'), { differing: 1, of: 1 })).toEqual([
      [1, 2],
      [1, 3],
      [1, 2],
    ]);
    expect(rangesOf(matrixOf('+0-'), { differing: 1, of: 1 }, { ties: 'dense' })).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('leaves out what is rarer than one in twenty', () => {
    // Of two members, +1 and 0: the lead is lost or shared only where a cell errs, in about 2 · 2 % of the draws.
    expect(rangesOf(matrixOf('+0'), { differing: 1, of: 50 })).toEqual([
      [1, 1],
      [2, 2],
    ]);
    // At one in five the first is overtaken in 2 % of the draws only, the second catches up in more than one in twenty.
    expect(rangesOf(matrixOf('+0'), { differing: 1, of: 5 })).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('takes no steps with an N/A that counts as zero, and compares averages of different lengths exactly', () => {
    expect(rangesOf(matrixOf('n+', 'n+'), { differing: 1, of: 1 }, { na: 'as-zero' })).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(rangesOf(matrixOf('+n', '0+', '-n'), { differing: 0, of: 1 })).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('is null for whoever has no rank', () => {
    expect(rangesOf(matrixOf('+.', '+.'), { differing: 1, of: 5 })).toEqual([[1, 1], null]);
  });

  it('is the same for the same seed, on every machine', () => {
    const matrix = matrixOf('+0-+0', '0+-0+', '+++0-', '-0+-+');
    const share = { differing: 3, of: 20 };
    expect(rangesOf(matrix, share)).toEqual(rangesOf(matrix, share));
    // Written down once: another draw, or another order of draws, would show here.
    expect(rangesOf(matrix, share)).toEqual([
      [1, 4],
      [1, 2],
      [1, 5],
      [1, 5],
      [1, 4],
    ]);
  });
});

describe('bands', () => {
  it('hold whoever could share a rank with the first of the band, and keep ties together', () => {
    const at = (rank: number, low: number, high: number) => ({ rank, range: [low, high] as const });
    expect(bandMembers([at(1, 1, 2), at(2, 1, 3), at(3, 2, 4), at(4, 3, 5), at(5, 5, 5), null])).toEqual([
      1,
      1,
      1,
      2,
      2,
      null,
    ]);
    expect(bandMembers([at(2, 2, 2), at(1, 1, 1), at(2, 2, 4), at(4, 4, 4)])).toEqual([2, 1, 2, 3]);
  });
});
