import type { Decimal } from '../decimal.js';
import type { Method } from '../plan/plan.js';
import type { MatrixFile } from './matrix-file.js';
import { formatAverage, percentOf } from './print-score.js';
import { Rational } from './rational.js';
import { exactMean, tally } from './tally.js';

/** A published figure that the cells do not give. Figures are printed strings; `computed` is null where nothing is scored. */
export interface Contradiction {
  readonly commitment: string;
  readonly title: string;
  readonly field: 'published_average' | 'published_percent';
  readonly published: string;
  readonly computed: string | null;
}

/** Holds each published figure against the cells, at the decimals it is printed with. */
export function findContradictions(file: MatrixFile, na: Method['na']): Contradiction[] {
  return file.matrix.commitments.flatMap(({ id, title }, at) => {
    const exact = exactMean(tally(file.matrix.cells[at] ?? [], na));
    const { average = null, percent = null } = file.published[at] ?? {};
    const found: Contradiction[] = [];
    if (average && !exact?.roundAway(average.scale).equals(average)) {
      found.push({
        commitment: id,
        title,
        field: 'published_average',
        published: formatAverage(Rational.fromDecimal(average), average.scale),
        computed: exact && formatAverage(exact, Math.max(2, average.scale)),
      });
    }
    if (percent && !agreesInPercent(exact, percent)) {
      found.push({
        commitment: id,
        title,
        field: 'published_percent',
        published: percent.print(),
        computed: exact && percentOf(exact).roundUp(percent.scale).print(),
      });
    }
    return found;
  });
}

function agreesInPercent(exact: Rational | null, published: Decimal): boolean {
  return exact !== null && percentOf(exact).roundUp(published.scale).equals(published);
}
