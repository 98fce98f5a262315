import type { MethodSettings, ScoreCell, ScoreMatrix } from '@signatory/domain';
import { rankForRelease } from './rank-for-release.js';

const METHOD: MethodSettings = {
  version: '1',
  na: 'exclude',
  ties: 'competition',
  overall: 'commitments',
  ranking: 'ranks',
  silence: 'exclude',
  doubleScoring: 'all',
  rankedFrom: '0.8',
  replyDays: 14,
  agreementFrom: 40,
  comparableFrom: '0.6',
  organisations: 'counted',
  sample: { share: '0.2', seed: '' },
  adoption: 'none',
  silenceDays: 5,
};
const SEED = '9e3779b97f4a7c15f39cc0605cedc834';

/** Twelve commitments; a column per member, of so many +1 and the rest −1. */
function matrixOf(...full: number[]): ScoreMatrix {
  const cell = (value: 1 | -1): ScoreCell => ({ kind: 'score', value });
  return {
    members: full.map((_, at) => ({ code: `M${at}`, name: `M${at}` })),
    commitments: Array.from({ length: 12 }, (_, row) => ({ id: `C${row}`, title: `C${row}`, pillar: null })),
    cells: Array.from({ length: 12 }, (_, row) => full.map((count) => cell(row < count ? 1 : -1))),
  };
}

it('has ranges where disagreement is known, and none where it is not', async () => {
  const matrix = matrixOf(12, 11, 2);
  const known = await rankForRelease(matrix, METHOD, { disagreement: { differing: 1, of: 10 }, seed: SEED });
  expect(known.tables.members.map(({ rank, rankRange }) => [rank, rankRange])).toEqual([
    [1, [1, 2]],
    [2, [1, 2]],
    [3, [3, 3]],
  ]);
  expect(known.rescoring).toEqual({ differing: 1, of: 10, seed: SEED, draws: 10_000 });
  const unknown = await rankForRelease(matrix, METHOD, { disagreement: null, seed: SEED });
  expect(unknown.rescoring).toBeUndefined();
  expect(unknown.tables.members.every((mean) => !('rankRange' in mean) && !('band' in mean))).toBe(true);
});

it('puts members in bands by their re-scoring ranges, or without them by their rank intervals', async () => {
  const bands = { ...METHOD, ranking: 'bands' as const };
  const bandsOf = async (disagreement: { differing: number; of: number } | null): Promise<unknown[]> => {
    const { tables } = await rankForRelease(matrixOf(12, 11, 2), bands, { disagreement, seed: SEED });
    return tables.members.map(({ band }) => band);
  };
  expect(await bandsOf({ differing: 1, of: 10 })).toEqual([1, 1, 2]);
  expect(await bandsOf({ differing: 0, of: 10 })).toEqual([1, 2, 3]);
  // Without a known disagreement only one score moves, which changes no rank here.
  expect(await bandsOf(null)).toEqual([1, 2, 3]);
});

it('lets others go on while it draws', async () => {
  const matrix = matrixOf(...Array.from({ length: 48 }, (_, at) => at));
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await rankForRelease(matrix, METHOD, { disagreement: { differing: 27, of: 156 }, seed: SEED });
  isDone = true;
  // Work in one piece leaves others no turn at all; how many it leaves hangs on the machine.
  expect(turns).toBeGreaterThan(0);
});
