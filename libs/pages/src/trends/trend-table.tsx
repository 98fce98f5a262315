import type { ReactNode } from 'react';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import { WHOLE_VIEW } from '../route.js';
import type { TrendPoint } from './trend-model.js';

/** Every point of a chart as a row: what the drawing says, in figures. */
export function TrendTable(props: {
  readonly caption: string;
  readonly points: readonly TrendPoint[];
  readonly page: PageContext;
}): ReactNode {
  const { caption, points, page } = props;
  const { say } = page;
  return (
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('trends.release')}</th>
            <th scope="col" className="numeric">
              {say('mean.average')}
            </th>
            <th scope="col" className="numeric">
              {say('pdf.boundsHead')}
            </th>
            <th scope="col">{say('trends.line')}</th>
            <th scope="col" className="numeric">
              {say('change.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ release, average, printedBounds, step }, at) => {
            const { cycle, phase } = release.document;
            const route = { page: 'matrix', cycle: cycle.code, view: WHOLE_VIEW, fragment: null } as const;
            return (
              <tr key={release.sha256}>
                <th scope="row">
                  <a href={page.link(route)}>
                    <PlanText of={cycle.title} page={page} />
                  </a>{' '}
                  <span className="tag">{say(`phase.${phase}`)}</span>
                </th>
                <td className="numeric">{average === null ? '–' : page.decimal(average)}</td>
                <td className="numeric">
                  {printedBounds
                    ? say('pdf.bounds', { low: page.decimal(printedBounds[0]), high: page.decimal(printedBounds[1]) })
                    : '–'}
                </td>
                <td>{at === 0 ? '–' : lineWords(step, page)}</td>
                <td className="numeric">{step?.averages ? page.decimal(step.averages.change) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function lineWords(step: TrendPoint['step'], { say }: PageContext): string {
  if (!step) return say('trends.line.none');
  return say(step.line ? 'trends.line.yes' : 'trends.line.no', { comparable: step.comparable, of: step.of });
}
