import { TOTAL, type ReleaseDocument } from '@signatory/contract';
import { Decimal } from '@signatory/domain';
import { determinedBy, type Equation } from './determined.js';

type Figure = ReleaseDocument['figures'][number];

/** The figures of one indicator of one member: the total and its cells, named `dimension.code`. */
export type IndicatorFigures = readonly Figure[];

/**
 * Withholds cells of 1 to `below` − 1, whatever an earlier release of the cycle withheld, and enough others that none of
 * them, and nothing that the member marked confidential, follows from sums: over any dimension, and over what earlier
 * releases showed. A figure that they showed and that is still the same protects nothing; it is known. What is left of a sum
 * tells small cells also where they are as many as it: each is then 1; or all as large as a small cell can be.
 */
export function withholdSmallCells(
  figures: IndicatorFigures,
  below: number,
  earlier: readonly IndicatorFigures[] = [],
): Figure[] {
  const known = new Set(figures.filter((figure) => wasShown(figure, earlier)).map(({ cell }) => cell));
  const hidden = new Set(
    figures
      .filter((figure) => figure.value !== null && (isSmall(figure, below) || wasWithheld(figure, earlier)))
      .map(({ cell }) => cell),
  );
  for (;;) {
    const unknown = (figure: Figure): boolean => isGap(figure) || hidden.has(figure.cell);
    const sums = [
      ...sumsOf(figures).map((sum) => ({ sum, here: true })),
      ...earlier.flatMap((release) => sumsOf(release).map((sum) => ({ sum, here: false }))),
    ].map(({ sum, here }) => ({
      here,
      sum,
      equation: new Set(
        sum.filter((each) => (here ? unknown(each) : isGap(each)) && !known.has(each.cell)).map(({ cell }) => cell),
      ) satisfies Equation,
    }));
    const derived = determinedBy(sums.map(({ equation }) => equation));
    const next = sums
      .filter(
        ({ here, equation, sum }) =>
          here && ([...equation].some((cell) => derived.has(cell)) || areExtreme(sum, equation, below)),
      )
      .flatMap(({ sum }) => sum)
      .filter((each) => !unknown(each) && each.value !== null && !known.has(each.cell))
      .sort(bySize)[0];
    // What is left then follows from earlier releases alone, which nothing takes back.
    if (!next) break;
    hidden.add(next.cell);
  }
  return figures.map((figure) => (hidden.has(figure.cell) ? { ...figure, value: null, status: 'withheld' } : figure));
}

const ONE = Decimal.of(1n);

function isSmall({ value }: Figure, below: number): boolean {
  if (value === null) return false;
  const figure = Decimal.parse(value);
  return figure.compare(ONE) >= 0 && figure.compare(Decimal.of(BigInt(below))) < 0;
}

/** All that a sum leaves open are 1, or all as large as a small cell can be: what is left of the sum says so of each. */
function areExtreme(sum: IndicatorFigures, open: Equation, below: number): boolean {
  if (open.size < 2) return false;
  const figures = sum.filter(({ cell }) => open.has(cell));
  return [ONE, Decimal.of(BigInt(below) - 1n)].some((end) =>
    figures.every(
      (figure) => figure.value !== null && isSmall(figure, below) && Decimal.parse(figure.value).compare(end) === 0,
    ),
  );
}

function isGap({ status }: Figure): boolean {
  return status === 'withheld' || status === 'confidential';
}

function wasWithheld({ cell }: Figure, earlier: readonly IndicatorFigures[]): boolean {
  return earlier.some((release) => release.some((each) => each.cell === cell && each.status === 'withheld'));
}

/** Of what the member now keeps confidential the value is not at hand: what was shown of it counts as known. */
function wasShown({ cell, value, status }: Figure, earlier: readonly IndicatorFigures[]): boolean {
  return earlier.some((release) =>
    release.some(
      (each) =>
        each.cell === cell &&
        each.value !== null &&
        (status === 'confidential' ||
          (value !== null && Decimal.parse(each.value).compare(Decimal.parse(value)) === 0)),
    ),
  );
}

/** Cells before totals, the smallest first. */
function bySize(a: Figure, b: Figure): number {
  return (
    Number(a.cell === TOTAL) - Number(b.cell === TOTAL) ||
    Decimal.parse(a.value ?? '0').compare(Decimal.parse(b.value ?? '0')) ||
    (a.cell < b.cell ? -1 : 1)
  );
}

/** What each dimension sums up: its cells with the total. A cell that nobody answered counts as nothing, as it is read. */
function sumsOf(figures: IndicatorFigures): Figure[][] {
  const total = figures.find(({ cell }) => cell === TOTAL);
  if (!total || (total.value === null && !isGap(total))) return [];
  const dimensions = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.cell === TOTAL || (figure.value === null && !isGap(figure))) continue;
    const dimension = figure.cell.split('.')[0] ?? '';
    const siblings = dimensions.get(dimension);
    if (siblings) siblings.push(figure);
    else dimensions.set(dimension, [figure]);
  }
  return [...dimensions.values()].map((siblings) => [...siblings, total]);
}
