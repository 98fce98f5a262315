import type { ReleaseDocument } from '@signatory/contract';
import { Decimal } from '@signatory/domain';

type Figure = ReleaseDocument['figures'][number];

/** The figures of one indicator of one member: the total and its cells, named `dimension.code`. */
export type IndicatorFigures = readonly Figure[];

/**
 * Withholds cells of 1 to `below` − 1, and where a dimension has only one withheld cell, the next smallest beside it:
 * a single gap could be computed from the total and its siblings. A dimension with no other cell loses its total.
 * A figure that the member marked confidential is a gap like any other.
 */
export function withholdSmallCells(figures: IndicatorFigures, below: number): Figure[] {
  const hidden = new Set(figures.filter((figure) => isSmall(figure, below)).map(({ cell }) => cell));
  for (const siblings of dimensionsOf(figures)) {
    const gaps = siblings.filter((figure) => hidden.has(figure.cell) || figure.status === 'confidential');
    if (gaps.length !== 1) continue;
    const next = siblings.filter((figure) => !gaps.includes(figure) && figure.value !== null).sort(bySize)[0];
    hidden.add(next ? next.cell : 'total');
  }
  return figures.map((figure) => (hidden.has(figure.cell) ? { ...figure, value: null, status: 'withheld' } : figure));
}

const ONE = Decimal.of(1n);

function isSmall({ value }: Figure, below: number): boolean {
  if (value === null) return false;
  const figure = Decimal.parse(value);
  return figure.compare(ONE) >= 0 && figure.compare(Decimal.of(BigInt(below))) < 0;
}

function bySize(a: Figure, b: Figure): number {
  return Decimal.parse(a.value ?? '0').compare(Decimal.parse(b.value ?? '0')) || (a.cell < b.cell ? -1 : 1);
}

function dimensionsOf(figures: IndicatorFigures): Figure[][] {
  const dimensions = new Map<string, Figure[]>();
  for (const figure of figures) {
    if (figure.cell === 'total') continue;
    const dimension = figure.cell.split('.')[0] ?? '';
    const siblings = dimensions.get(dimension);
    if (siblings) siblings.push(figure);
    else dimensions.set(dimension, [figure]);
  }
  return [...dimensions.values()];
}
