import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import { TrendChart } from './trend-chart.js';
import type { TrendPoint } from './trend-model.js';
import { TrendTable } from './trend-table.js';

/** A trend as a drawing, and every figure of it as a table. */
export function TrendPlot(props: {
  readonly name: string;
  readonly points: readonly TrendPoint[];
  readonly behind?: readonly TrendPoint[];
  readonly page: PageContext;
}): ReactNode {
  const { name, points, behind, page } = props;
  const label = page.say('trends.chart', {
    name,
    count: points.length,
    first: titleOf(points[0], page),
    last: titleOf(points.at(-1), page),
  });
  return (
    <>
      <TrendChart label={label} points={points} {...(behind ? { behind } : {})} page={page} />
      <details className="trend-figures">
        <summary>
          {page.say('trends.table')}
          <span className="visually-hidden">
            {page.say('join.colon')}
            {name}
          </span>
        </summary>
        <TrendTable caption={label} points={points} page={page} />
      </details>
    </>
  );
}

/** What the cycle of a point is called; empty for none. */
export function titleOf(point: TrendPoint | undefined, page: PageContext): string {
  return point ? page.choose(point.release.document.cycle.title).text : '';
}
