import type { Method } from '../plan/plan.js';
import { atOnce, type InPieces } from './in-pieces.js';
import { Random } from './random.js';
import type { ScoreCell, ScoreMatrix, Tables } from './score.js';

/** How often two reviewers who scored blind differed: `differing` of `of` cells that both scored. */
export interface Disagreement {
  readonly differing: number;
  readonly of: number;
}

export interface RescoringInput {
  readonly disagreement: Disagreement;
  /** At least 32 hexadecimal digits: the same seed gives the same ranges everywhere. */
  readonly seed: string;
  readonly draws?: number;
}

export const RESCORING_DRAWS = 10_000;

export type RankRange = readonly [low: number, high: number];

/**
 * The re-scoring range of each member: from the 5th to the 95th percentile, by nearest rank, of the ranks it takes over
 * seeded draws. In a draw each scored cell errs by one step with a probability of the share of disagreement; from 0 it
 * goes up or down with the same chance, from +1 and −1 to 0. Cells that err are independent of each other. Null for
 * members that have no rank.
 */
export function rescoreRanks(...input: Rescoring): (RankRange | null)[] {
  return atOnce(rescoreInPieces(...input));
}

type Rescoring = readonly [
  matrix: ScoreMatrix,
  tables: Pick<Tables, 'members'>,
  method: Pick<Method, 'na' | 'ties'>,
  input: RescoringInput,
];

/** The same, draw by draw. */
export function* rescoreInPieces(
  ...[matrix, tables, method, { disagreement, seed, draws = RESCORING_DRAWS }]: Rescoring
): InPieces<(RankRange | null)[]> {
  const random = Random.fromSeed(seed);
  const columns = matrix.members.flatMap((_, at) =>
    tables.members[at]?.rank === null
      ? []
      : [
          readColumn(
            matrix.cells.map((row) => row[at] ?? { kind: 'no-data' as const }),
            method.na,
          ),
        ],
  );
  const places = placesOf(columns);
  const ranks = columns.map(() => new Uint32Array(columns.length + 1));
  const drawn = new Uint32Array(columns.length);
  const holders = new Uint32Array(places.count + 1);
  for (let draw = 0; draw < draws; draw += 1) {
    holders.fill(0);
    columns.forEach((column, at) => {
      const place = places.of(column, drawSum(column, disagreement, random));
      drawn[at] = place;
      holders[place] = (holders[place] ?? 0) + 1;
    });
    turnIntoRanks(holders, method.ties);
    ranks.forEach((counts, at) => {
      const rank = holders[drawn[at] ?? 0] ?? 0;
      counts[rank] = (counts[rank] ?? 0) + 1;
    });
    yield;
  }
  let next = 0;
  return matrix.members.map((_, at) => {
    if (tables.members[at]?.rank === null) return null;
    const counts = ranks[next++] ?? new Uint32Array(0);
    return [percentile(counts, Math.ceil(draws / 20)), percentile(counts, Math.ceil((draws * 19) / 20))] as const;
  });
}

/** A member's scores, and what they are divided by: an N/A that counts as zero is no score that could err. */
interface Column {
  readonly values: readonly number[];
  readonly scored: number;
}

function readColumn(cells: readonly ScoreCell[], na: Method['na']): Column {
  const values = cells.flatMap((cell) => (cell.kind === 'score' ? [cell.value] : []));
  const zeros = na === 'as-zero' ? cells.filter(({ kind }) => kind === 'not-asked').length : 0;
  return { values, scored: values.length + zeros };
}

function drawSum({ values }: Column, { differing, of }: Disagreement, random: Random): number {
  let sum = 0;
  for (const value of values) {
    const errs = differing > 0 && random.below(of) < differing;
    sum += !errs ? value : value === 0 ? (random.next() & 1) * 2 - 1 : 0;
  }
  return sum;
}

/** Every average that a member could have, as its place from the highest: a draw then compares small integers only. */
function placesOf(columns: readonly Column[]): { count: number; of(column: Column, sum: number): number } {
  const denominators = [...new Set(columns.map(({ scored }) => scored))];
  const averages = denominators
    .flatMap((scored) => Array.from({ length: 2 * scored + 1 }, (_, at) => ({ sum: at - scored, scored })))
    .sort((a, b) => b.sum * a.scored - a.sum * b.scored);
  const byDenominator = new Map(denominators.map((scored) => [scored, new Uint32Array(2 * scored + 1)]));
  let count = 0;
  averages.forEach(({ sum, scored }, at) => {
    const before = averages[at - 1];
    if (before && before.sum * scored !== sum * before.scored) count += 1;
    byDenominator.get(scored)?.set([count], sum + scored);
  });
  return { count: count + 1, of: ({ scored }, sum) => byDenominator.get(scored)?.[sum + scored] ?? 0 };
}

/** In place: from how many members hold each place to the rank that a holder has. */
function turnIntoRanks(holders: Uint32Array, ties: Method['ties']): void {
  let above = 0;
  for (let place = 0; place < holders.length; place += 1) {
    const own = holders[place] ?? 0;
    holders[place] = above + 1;
    above += ties === 'competition' ? own : Math.min(own, 1);
  }
}

function percentile(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  for (let rank = 1; rank < counts.length; rank += 1) {
    seen += counts[rank] ?? 0;
    if (seen >= wanted) return rank;
  }
  return counts.length - 1;
}
