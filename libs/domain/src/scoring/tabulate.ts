import { Decimal } from '../decimal.js';
import type { Method } from '../plan/plan.js';
import { formatAverage, formatPercent } from './print-score.js';
import { rankMembers, type Contender } from './rank.js';
import { Rational } from './rational.js';
import type { MatrixMember, Mean, MemberResult, ScoreCell, ScoreMatrix, Tables } from './score.js';
import { exactMean, tally, type Tally } from './tally.js';

/** The settings of a method that the tables depend on. */
export type TableMethod = Pick<Method, 'na' | 'ties' | 'overall' | 'rankedFrom'> & {
  /** Counted unless it is said. */
  readonly organisations?: Method['organisations'] | undefined;
};

/** What of it decides which cells count. */
type CellMethod = Pick<TableMethod, 'na' | 'organisations'>;

/** From here on, the two rules for the overall average are both printed. */
const RULES_DIFFER = Rational.of(1, 20);

/** Every table of a report, exact until printed. Members and commitments keep the matrix's order. */
export function tabulate(matrix: ScoreMatrix, method: TableMethod): Tables {
  const counted = countedCells(matrix, method);
  const rows = counted.map((cells) => tally(cells, method.na));
  const pillars = tallyPillars(matrix, counted, method.na);
  const whole = tally(counted.flat(), method.na);
  const byCommitments = overallOf(rows, whole);
  const byPillars =
    pillars.length > 0
      ? overallOf(
          pillars.map(([, mean]) => mean),
          whole,
        )
      : null;
  const [chosen, other] =
    method.overall === 'pillars' && byPillars ? [byPillars, byCommitments] : [byCommitments, byPillars];
  return {
    overall: chosen.mean,
    overallByPillars: other && differ(chosen.exact, other.exact) ? other.mean : null,
    members: tabulateMembers(matrix, method),
    commitments: matrix.commitments.map(({ id }, at) => ({
      commitment: id,
      ...meanOf(rows[at] ?? tally([], method.na)),
    })),
    pillars: pillars.map(([pillar, mean]) => ({ pillar, ...meanOf(mean) })),
  };
}

/** The mean over the scored cells of some commitments, by id: as a pillar has it of its own. */
export function meanOver(matrix: ScoreMatrix, ids: ReadonlySet<string>, method: CellMethod): Mean {
  const counted = countedCells(matrix, method);
  return meanOf(
    tally(
      matrix.commitments.flatMap(({ id }, row) => (ids.has(id) ? (counted[row] ?? []) : [])),
      method.na,
    ),
  );
}

/** The cells that averages over members are made of: with organisations apart, those of countries. */
function countedCells(matrix: ScoreMatrix, method: CellMethod): (readonly ScoreCell[])[] {
  const counts = matrix.members.map((member) => isCounted(member, method));
  return matrix.commitments.map((_, row) => (matrix.cells[row] ?? []).filter((_cell, at) => counts[at]));
}

function isCounted({ kind }: MatrixMember, { organisations }: CellMethod): boolean {
  return organisations !== 'apart' || kind !== 'organisation';
}

function tallyPillars(
  matrix: ScoreMatrix,
  counted: readonly (readonly ScoreCell[])[],
  na: Method['na'],
): [pillar: string, Tally][] {
  const cells = new Map<string, ScoreCell[]>();
  matrix.commitments.forEach(({ pillar }, at) => {
    if (pillar !== null) cells.set(pillar, [...(cells.get(pillar) ?? []), ...(counted[at] ?? [])]);
  });
  return [...cells].map(([pillar, own]) => [pillar, tally(own, na)]);
}

function tabulateMembers(matrix: ScoreMatrix, method: TableMethod): MemberResult[] {
  const rankedFrom = Rational.fromDecimal(Decimal.parse(method.rankedFrom));
  const columns = matrix.members.map((_, at) =>
    tally(
      matrix.cells.map((row) => row[at] ?? { kind: 'no-data' as const }),
      method.na,
    ),
  );
  const ranked = columns.map(
    (column, at) =>
      column.scored > 0 &&
      Rational.of(column.scored, column.applicable).compare(rankedFrom) >= 0 &&
      isCounted(matrix.members[at] ?? { code: '', name: '' }, method),
  );
  const rankings = rankMembers(columns.filter((_, at) => ranked[at]).map(contend), method.ties);
  let next = 0;
  return matrix.members.map(({ code }, at) => {
    const ranking = ranked[at] ? rankings[next++] : undefined;
    return {
      member: code,
      ...meanOf(columns[at] ?? tally([], method.na)),
      rank: ranking?.rank ?? null,
      rankInterval: ranking?.interval ?? null,
      ranked: ranking !== undefined,
    };
  });
}

/** Steps are taken by scores only: an N/A counted as zero stays one. */
function contend({ sum, scored, steps }: Tally): Contender {
  return {
    average: Rational.of(sum, scored),
    raised: steps.up ? Rational.of(sum + 1, scored) : null,
    lowered: steps.down ? Rational.of(sum - 1, scored) : null,
  };
}

/** Averages of averages: the parts that have scored cells; the bounds count every part that was asked. */
function overallOf(parts: readonly Tally[], whole: Tally): { exact: Rational | null; mean: Mean } {
  const averages = parts.map(exactMean).filter((mean) => mean !== null);
  const exact = averages.length > 0 ? Rational.mean(averages) : null;
  const asked = parts.filter((part) => part.applicable > 0);
  const bound = (end: 'low' | 'high') => Rational.mean(asked.map((part) => boundOf(part, end)));
  return {
    exact,
    mean: printMean(exact, whole, whole.scored < whole.applicable ? [bound('low'), bound('high')] : null),
  };
}

function meanOf(own: Tally): Mean {
  const bounds = own.scored < own.applicable ? ([boundOf(own, 'low'), boundOf(own, 'high')] as const) : null;
  return printMean(exactMean(own), own, bounds);
}

/** The average were every gap −1, or every gap +1. */
function boundOf({ sum, scored, applicable }: Tally, end: 'low' | 'high'): Rational {
  const gaps = applicable - scored;
  return Rational.of(end === 'low' ? sum - gaps : sum + gaps, applicable);
}

function printMean(exact: Rational | null, own: Tally, bounds: readonly [Rational, Rational] | null): Mean {
  return {
    average: exact && formatAverage(exact),
    percent: exact && formatPercent(exact),
    scored: own.scored,
    applicable: own.applicable,
    distribution: own.distribution,
    bounds: bounds && [formatAverage(bounds[0]), formatAverage(bounds[1])],
  };
}

function differ(a: Rational | null, b: Rational | null): boolean {
  if (!a || !b) return a !== b;
  const difference = a.sub(b);
  const size = difference.numerator < 0n ? Rational.of(0).sub(difference) : difference;
  return size.compare(RULES_DIFFER) >= 0;
}
