import type { ReactNode } from 'react';
import { Citation } from '../kit/page-parts.js';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import { RankingView } from '../matrix/ranking-view.js';
import type { PublishedRelease } from '../release/published-release.js';
import { readRelease } from '../release/read-release.js';
import { TrendChart } from '../trends/trend-chart.js';
import { pointsOf, trendsOf, type Trend, type TrendPoint } from '../trends/trend-model.js';
import { TrendTable } from '../trends/trend-table.js';

/** Change over cycles, one part for each plan: the sentence first, then the drawing, and every figure as a table. */
export function TrendsPage(props: {
  readonly releases: readonly PublishedRelease[];
  readonly page: PageContext;
}): ReactNode {
  const { releases, page } = props;
  const trends = trendsOf(releases);
  return (
    <>
      <div className="lead">
        <h1>{page.say('trends.heading')}</h1>
        <p className="lead-line">{page.say('trends.lead')}</p>
      </div>
      {trends.length === 0 && <p className="panel empty">{page.say('results.none')}</p>}
      {trends.map((trend) => (
        <PlanTrend key={trend.plan} trend={trend} page={page} />
      ))}
      {trends.some((trend) => trend.releases.length > 1) && (
        <p className="muted">
          {page.say('trends.reading')} {page.say('trends.break')}
        </p>
      )}
      {trends.length > 0 && <p className="muted">{page.say('change.explained')}</p>}
    </>
  );
}

function PlanTrend({ trend, page }: { readonly trend: Trend; readonly page: PageContext }): ReactNode {
  const all = pointsOf(trend, null);
  const heading = `trend-${trend.plan}`;
  const several = all.length > 1;
  return (
    <section className="panel trends" aria-labelledby={heading}>
      <h2 id={heading}>
        <PlanText of={trend.title} page={page} />
      </h2>
      {trend.releases.some(({ document }) => document.marks.includes('illustrative')) && (
        <p className="heading-line">
          <span className="tag tag-warn">{page.say('mark.illustrative')}</span>
        </p>
      )}
      <p className="trend-summary">{summarise(trend, all, page)}</p>
      {several && <Plot name={page.say('trends.everyone')} points={all} page={page} />}
      {several && (
        <>
          <h3>{page.say('trends.members')}</h3>
          <ul className="trend-grid-list">
            {membersOf(trend).map(({ code, name }) => (
              <li key={code}>
                <h4>
                  <PlanText of={name} page={page} />
                </h4>
                <Plot name={page.choose(name).text} points={pointsOf(trend, code)} behind={all} page={page} />
              </li>
            ))}
          </ul>
        </>
      )}
      <NewestRanking trend={trend} page={page} />
      {trend.releases.map((release) => (
        <Citation key={release.sha256} release={release} page={page} />
      ))}
    </section>
  );
}

/** Where members stand in the newest release, ties on the same line; nothing where the method claims no ranks. */
function NewestRanking({ trend, page }: { readonly trend: Trend; readonly page: PageContext }): ReactNode {
  const document = trend.releases.at(-1)?.document;
  if (document?.method.ranking !== 'ranks' || document.plan.members.length < 2) return null;
  return (
    <>
      <h3>
        {page.say('rank.chart.heading')}: <PlanText of={document.cycle.title} page={page} />
      </h3>
      <RankingView release={readRelease(document)} cycle={document.cycle.code} page={page} />
    </>
  );
}

function Plot(props: {
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
          <span className="visually-hidden">: {name}</span>
        </summary>
        <TrendTable caption={label} points={points} page={page} />
      </details>
    </>
  );
}

/** What the newest step says; no more is claimed than is comparable. */
function summarise(trend: Trend, all: readonly TrendPoint[], page: PageContext): string {
  const last = all.at(-1);
  const title = page.choose(trend.title).text;
  if (all.length < 2) {
    const overall = last?.release.document.tables.overall;
    if (!overall || overall.average === null || overall.percent === null) return page.say('mean.nothingScored');
    const { average, percent } = overall;
    return page.say('trends.one', { title, cycle: titleOf(last, page), average: page.decimal(average), percent });
  }
  const ends = { title, first: titleOf(all.at(-2), page), last: titleOf(last, page) };
  if (!last?.step) return page.say('trends.unrelated', ends);
  const { comparable, of, averages, line } = last.step;
  if (!line || !averages) return page.say('trends.apart', { ...ends, comparable, of });
  return page.say('trends.changed', {
    ...ends,
    comparable,
    of,
    before: page.decimal(averages.before),
    now: page.decimal(averages.now),
    change: page.decimal(averages.change),
  });
}

function titleOf(point: TrendPoint | undefined, page: PageContext): string {
  return point ? page.choose(point.release.document.cycle.title).text : '';
}

/** The newest release's members in its plan's order, then those of earlier ones that left. */
function membersOf({ releases }: Trend): PublishedRelease['document']['plan']['members'] {
  const members = releases.toReversed().flatMap(({ document }) => document.plan.members);
  return members.filter(({ code }, at) => members.findIndex((each) => each.code === code) === at);
}
