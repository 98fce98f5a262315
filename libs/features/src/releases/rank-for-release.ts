import type { ReleaseDocument } from '@signatory/contract';
import {
  bandMembers,
  rescoreInPieces,
  RESCORING_DRAWS,
  tabulate,
  type Disagreement,
  type MethodSettings,
  type ScoreMatrix,
} from '@signatory/domain';
import { giveWay } from '../scoring/index.js';

type Ranked = Pick<ReleaseDocument, 'tables' | 'rescoring'>;

/**
 * The tables of a release, with the re-scoring range beside each rank where the cycle's disagreement is known, and bands
 * where the method ranks in them: by the re-scoring range, or without one by the rank interval. Whoever else waits for this
 * process goes on meanwhile: the draws of 193 members take seconds.
 */
export async function rankForRelease(
  matrix: ScoreMatrix,
  method: MethodSettings,
  { disagreement, seed }: { disagreement: Disagreement | null; seed: string },
): Promise<Ranked> {
  const tables = tabulate(matrix, method) as ReleaseDocument['tables'];
  const ranges = disagreement && (await giveWay(rescoreInPieces(matrix, tables, method, { disagreement, seed })));
  const members = tables.members.map((mean, at) => {
    const range = ranges?.[at];
    return ranges ? { ...mean, rankRange: range ? ([...range] as [number, number]) : null } : mean;
  });
  const bands = bandMembers(
    members.map(({ rank, rankInterval, rankRange }) => {
      const range = rankRange ?? rankInterval;
      return rank === null || !range ? null : { rank, range };
    }),
  );
  return {
    tables: {
      ...tables,
      members: method.ranking === 'bands' ? members.map((mean, at) => ({ ...mean, band: bands[at] ?? null })) : members,
    },
    ...(disagreement && { rescoring: { ...disagreement, seed, draws: RESCORING_DRAWS } }),
  };
}
