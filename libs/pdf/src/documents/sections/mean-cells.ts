import type { ReleaseDocument } from '@signatory/contract';
import { averageCell } from '../../blocks/average-cell.js';
import { distributionCell } from '../../blocks/distribution-cell.js';
import { textCell } from '../../blocks/text-cell.js';
import { TYPE } from '../../identity.js';
import type { Cell } from '../../layout/table.js';
import type { View } from '../../view.js';

/** A mean as Tables C and D print it: of a member over commitments, or of a commitment over members. */
type Mean = ReleaseDocument['tables']['overall'];

/** The heads of a table of means; `gaps` adds the column of bounds. */
export function meanHead(
  view: View,
  entry: string,
  { gaps, codes = false }: { gaps: boolean; codes?: boolean },
): Cell[] {
  const { say } = view;
  const head = (text: string, align: 'left' | 'right' = 'left'): Cell =>
    textCell(text, { style: TYPE.head, scope: 'Column', align });
  return [
    textCell(entry, { style: TYPE.head, scope: 'Column', columns: codes ? 2 : 1 }),
    head(say('mean.average')),
    head(say('mean.percent'), 'right'),
    head(say('pdf.distributionShort')),
    head(say('pdf.scoredShort'), 'right'),
    ...(gaps ? [head(say('pdf.boundsHead'), 'right')] : []),
  ];
}

/** The cells under those heads, from the average on. */
export function meanCells(view: View, mean: Mean, gaps: boolean): Cell[] {
  return [
    averageCell(mean.average, view.average(mean), { style: TYPE.cellStrong, figureWidth: 29, bounds: mean.bounds }),
    textCell(view.percent(mean), { style: TYPE.cell, align: 'right' }),
    distributionCell(mean.distribution, TYPE.cell.leading),
    textCell(view.coverage(mean), {
      style: TYPE.cellQuiet,
      align: 'right',
    }),
    ...(gaps
      ? [
          textCell(mean.bounds ? printBounds(view, mean.bounds) : '', {
            style: TYPE.cellQuiet,
            align: 'right',
          }),
        ]
      : []),
  ];
}

/** Bounds of an average with gaps, as the language prints them: `+0.39 to +0.61`. */
export function printBounds(view: View, [low, high]: readonly [string, string]): string {
  return view.say('pdf.bounds', { low: view.average({ average: low }), high: view.average({ average: high }) });
}

/** Points for the longest `8 of 8` of these means, which digits make longer, in type of this size. */
export function coverageWidth(means: readonly Mean[], size = 8): number {
  const longest = Math.max(...means.map(({ applicable }) => String(applicable).length));
  return (2 + longest * 1.15) * size;
}
