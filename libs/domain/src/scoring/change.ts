import { Decimal } from '../decimal.js';
import type { ScoreValue } from '../plan/commitment.js';
import { breaksBetween, predecessorOf, type ItemMapping, type SeriesBreak } from '../plan/item-map.js';
import type { Plan } from '../plan/plan.js';
import { formatAverage } from './print-score.js';
import { Rational } from './rational.js';

/** Which commitment continues which, and where the series of scores breaks. */
export interface Lineage {
  /** The older id of each commitment that continues one, by the newer id. */
  readonly before: ReadonlyMap<string, string>;
  readonly breaks: readonly SeriesBreak[];
}

/** By the decided map between two versions; within one version every commitment continues itself. A changed guideline is a break, also under kept words. */
export function lineageOf(older: Plan, newer: Plan, map: readonly ItemMapping[]): Lineage {
  if (older.version === newer.version)
    return { before: new Map(newer.commitments.map(({ id }) => [id, id])), breaks: [] };
  const breaks = breaksBetween(older, newer, map).filter(({ item }) => item === 'commitment');
  const broken = new Set(breaks.flatMap(({ to }) => to));
  return {
    before: new Map(
      newer.commitments.flatMap(({ id }) => {
        const from = broken.has(id) ? null : predecessorOf(map, 'commitment', id);
        return from === null ? [] : [[id, from] as const];
      }),
    ),
    breaks,
  };
}

/** Over more than one new version: a commitment continues one only where each step does. */
export function joinLineages(first: Lineage, second: Lineage): Lineage {
  return {
    before: new Map(
      [...second.before].flatMap(([id, middle]) => {
        const from = first.before.get(middle);
        return from === undefined ? [] : [[id, from] as const];
      }),
    ),
    breaks: [...first.breaks, ...second.breaks],
  };
}

/** One cell of a released matrix: its value is null for N/A and no data, and `asked` is false for N/A. */
export interface ReleasedCell {
  readonly member: string;
  readonly commitment: string;
  readonly asked: boolean;
  readonly value: ScoreValue | null;
}

/** Two released matrices, and what of them can be compared. */
export interface ChangeInput {
  readonly members: { readonly before: readonly string[]; readonly now: readonly string[] };
  readonly before: readonly ReleasedCell[];
  readonly now: readonly ReleasedCell[];
  readonly lineage: Lineage;
  /** The share of comparable cells under which no line is drawn: a decimal string. */
  readonly comparableFrom: string;
  /** Members that count in no average over members; they have their own change. */
  readonly apart?: readonly string[];
}

/** A change over the cells that were scored in both, out of those asked now. */
export interface Change {
  readonly comparable: number;
  readonly of: number;
  /** Averages of the comparable cells alone, and their difference, as printed; null where none is comparable. */
  readonly averages: { readonly before: string; readonly now: string; readonly change: string } | null;
  /** False where the two are two points and no line: too few comparable, or other members. */
  readonly line: boolean;
}

export interface Changes extends Change {
  readonly members: readonly (Change & { readonly member: string })[];
  readonly commitments: readonly (Change & { readonly commitment: string })[];
  /** Comparable cells whose score is another one now. */
  readonly cells: readonly {
    readonly member: string;
    readonly commitment: string;
    readonly before: ScoreValue;
    readonly now: ScoreValue;
  }[];
  /** Every comparable cell, as it was scored before. */
  readonly compared: readonly { readonly member: string; readonly commitment: string; readonly before: ScoreValue }[];
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/** What changed from one released matrix to the next. */
export function changeBetween({ members, before, now, lineage, comparableFrom, apart = [] }: ChangeInput): Changes {
  const share = Rational.fromDecimal(Decimal.parse(comparableFrom));
  const earlier = new Map(before.map((cell) => [`${cell.member} ${cell.commitment}`, cell.value]));
  const cells = now
    .filter(({ asked }) => asked)
    .map(({ member, commitment, value }): Compared => {
      const from = lineage.before.get(commitment);
      const was = from === undefined ? null : (earlier.get(`${member} ${from}`) ?? null);
      return { member, commitment, pair: value === null || was === null ? null : [was, value] };
    });
  const joined = members.now.filter((member) => !members.before.includes(member));
  const left = members.before.filter((member) => !members.now.includes(member));
  const same = joined.length === 0 && left.length === 0;
  const commitments = [...new Set(now.map(({ commitment }) => commitment))];
  const counted = cells.filter(({ member }) => !apart.includes(member));
  return {
    ...changeOf(counted, share, same),
    members: members.now.map((member) => ({
      member,
      ...changeOf(
        cells.filter((cell) => cell.member === member),
        share,
        true,
      ),
    })),
    commitments: commitments.map((commitment) => ({
      commitment,
      ...changeOf(
        counted.filter((cell) => cell.commitment === commitment),
        share,
        same,
      ),
    })),
    cells: cells.flatMap(({ member, commitment, pair }) =>
      pair && pair[0] !== pair[1] ? [{ member, commitment, before: pair[0], now: pair[1] }] : [],
    ),
    compared: cells.flatMap(({ member, commitment, pair }) => (pair ? [{ member, commitment, before: pair[0] }] : [])),
    joined,
    left,
  };
}

interface Compared {
  readonly member: string;
  readonly commitment: string;
  readonly pair: readonly [before: ScoreValue, now: ScoreValue] | null;
}

function changeOf(cells: readonly Compared[], share: Rational, same: boolean): Change {
  const pairs = cells.flatMap(({ pair }) => (pair ? [pair] : []));
  const [comparable, of] = [pairs.length, cells.length];
  const enough = comparable > 0 && Rational.of(comparable, of).compare(share) >= 0;
  if (comparable === 0) return { comparable, of, averages: null, line: false };
  const sum = (end: 0 | 1) => pairs.reduce((total, pair) => total + pair[end], 0);
  const [before, now] = [Rational.of(sum(0), comparable), Rational.of(sum(1), comparable)];
  return {
    comparable,
    of,
    averages: { before: formatAverage(before), now: formatAverage(now), change: formatAverage(now.sub(before)) },
    line: enough && same,
  };
}
