import type { Method } from '../plan/plan.js';
import { Rational } from './rational.js';

/** A member to be ranked: its average, and how far one re-scored cell can move it. */
export interface Contender {
  readonly average: Rational;
  /** The average after one cell rose by a step; null where every scored cell is +1. */
  readonly raised: Rational | null;
  /** The average after one cell fell by a step; null where every scored cell is −1. */
  readonly lowered: Rational | null;
}

export interface Ranking {
  readonly rank: number;
  readonly interval: readonly [low: number, high: number];
}

/**
 * Ranks by average, descending, ties sharing a rank, and each member's rank interval over all ±1 changes of any one scored cell.
 * One change moves one average to one of two places, so each pair of members is looked at once: no change is played through.
 */
export function rankMembers(contenders: readonly Contender[], ties: Method['ties']): Ranking[] {
  const rank = ties === 'competition' ? competition(contenders) : dense(contenders);
  return contenders.map((contender, own) => {
    const base = rank.at(contender.average, own);
    const reached = [base, ...moves(contender).map((moved) => rank.at(moved, own))];
    contenders.forEach((other, at) => {
      if (at !== own)
        for (const moved of moves(other)) reached.push(base + rank.shift(contender.average, other.average, moved));
    });
    return { rank: base, interval: [Math.min(...reached), Math.max(...reached)] };
  });
}

function moves(contender: Contender): Rational[] {
  return [contender.raised, contender.lowered].filter((moved) => moved !== null);
}

interface RankRule {
  /** The rank of an average held by the member at `own` against the others as they stand. */
  at(average: Rational, own: number): number;
  /** By how much the rank of `average` changes when another goes from `from` to `to`. */
  shift(average: Rational, from: Rational, to: Rational): number;
}

/** 1, 2, 2, 4: one more than the members above. */
function competition(contenders: readonly Contender[]): RankRule {
  const above = (mine: Rational, theirs: Rational) => Number(theirs.compare(mine) > 0);
  return {
    at: (average, own) =>
      1 + contenders.reduce((sum, other, at) => sum + (at === own ? 0 : above(average, other.average)), 0),
    shift: (average, from, to) => above(average, to) - above(average, from),
  };
}

/** 1, 2, 2, 3: one more than the different averages above. */
function dense(contenders: readonly Contender[]): RankRule {
  const holders = new Map<string, number>();
  for (const { average } of contenders) holders.set(String(average), (holders.get(String(average)) ?? 0) + 1);
  const distinct = [...new Map(contenders.map(({ average }) => [String(average), average])).values()];
  const held = (value: Rational) => holders.get(String(value)) ?? 0;
  return {
    at: (average, own) => {
      const left = contenders[own]?.average;
      const above = distinct.filter((value) => value.compare(average) > 0);
      const vacated = left && left.compare(average) > 0 && held(left) === 1 ? 1 : 0;
      return 1 + above.length - vacated;
    },
    shift: (average, from, to) => {
      const vacated = from.compare(average) > 0 && held(from) === 1 ? 1 : 0;
      const entered = to.compare(average) > 0 && held(to) === 0 ? 1 : 0;
      return entered - vacated;
    },
  };
}
