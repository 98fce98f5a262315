import type { ReactNode } from 'react';
import { Citation } from '../kit/page-parts.js';
import { PageActs } from '../kit/page-acts.js';
import { PlanText } from '../kit/plan-text.js';
import { DataLicence } from '../kit/data-licence.js';
import { TableDownload } from '../kit/table-download.js';
import type { PageContext } from '../page-context.js';
import { RankingView } from '../matrix/ranking-view.js';
import type { PublishedRelease } from '../release/published-release.js';
import { readRelease } from '../release/read-release.js';
import { WHOLE_VIEW } from '../route.js';
import { membersOf, MemberTrends } from '../trends/member-trends.js';
import { startFrom, yearsOf, type Based } from '../trends/trend-base.js';
import { pointsOf, trendsOf, type Trend, type TrendPoint } from '../trends/trend-model.js';
import { titleOf, TrendPlot } from '../trends/trend-plot.js';

/** Change over cycles, one part for each plan: the sentence first, then the drawing, and every figure as a table. */
export function TrendsPage(props: {
  /** The year from which on trends are shown, or null for all. */
  readonly base: string | null;
  /** The code of the member whose trend is shown alone, or null for every one. */
  readonly member: string | null;
  readonly releases: readonly PublishedRelease[];
  /** Where the site is, for an address on paper. */
  readonly site: string;
  readonly page: PageContext;
}): ReactNode {
  const { base, member, releases, site, page } = props;
  const trends = trendsOf(releases);
  const several = trends.some((trend) => trend.releases.length > 1);
  return (
    <>
      <div className="lead heading">
        <div>
          <h1>{page.say('trends.heading')}</h1>
          <p className="lead-line">{page.say('trends.lead')}</p>
        </div>
        {trends.length > 0 && <PageActs page={page} />}
      </div>
      {trends.length === 0 && <p className="panel empty">{page.say('results.none')}</p>}
      {several && <Choice base={base} member={member} trends={trends} page={page} />}
      {trends.map((trend) => (
        <PlanTrend key={trend.plan} whole={trend} base={base} member={member} site={site} page={page} />
      ))}
      {several && (
        <p className="muted">
          {page.say('trends.reading')}
          {page.say('join.sentence')}
          {page.say('trends.break')}
        </p>
      )}
      {trends.length > 0 && <p className="muted">{page.say('change.explained')}</p>}
      {trends.length > 0 && <DataLicence page={page} />}
    </>
  );
}

/** The choice of a base year and of a member: a form whose state is the address. */
function Choice(props: {
  readonly base: string | null;
  readonly member: string | null;
  readonly trends: readonly Trend[];
  readonly page: PageContext;
}): ReactNode {
  const { base, member, trends, page } = props;
  const { say } = page;
  const members = membersOf(trends.flatMap(({ releases }) => releases));
  const years = yearsOf(trends);
  // A year of which there is nothing stands there too: the form says what the page shows.
  const offered = base === null || years.includes(base) ? years : [...years, base].sort();
  return (
    <>
      <form
        className="filters-form"
        method="get"
        action={page.path({ page: 'trends', base: null, member: null })}
        data-filters=""
      >
        {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
        <label className="field">
          <span>{say('trends.base')}</span>
          <select name="base" defaultValue={base ?? ''}>
            <option value="">{say('trends.base.none')}</option>
            {offered.map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{say('term.member')}</span>
          <select name="member" defaultValue={members.some(({ code }) => code === member) ? (member ?? '') : ''}>
            <option value="">{say('trends.everyone')}</option>
            {members.map(({ code, name }) => (
              <option key={code} value={code}>
                {page.choose(name).text}
              </option>
            ))}
          </select>
        </label>
        <button className="button" type="submit">
          {say('trends.base.apply')}
        </button>
      </form>
      <p className="muted">{say('trends.base.explained')}</p>
    </>
  );
}

function PlanTrend(props: {
  readonly whole: Trend;
  readonly base: string | null;
  readonly member: string | null;
  readonly site: string;
  readonly page: PageContext;
}): ReactNode {
  const { whole, base, member, site, page } = props;
  const { trend, since, missing } = startFrom(whole, base);
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
      {missing && <p className="note">{page.say('trends.base.missing', { year: base ?? '' })}</p>}
      <p className="trend-summary">{since ? summariseSince(since, page) : summarise(trend, all, page)}</p>
      {several && <TrendPlot name={page.say('trends.everyone')} points={all} page={page} />}
      {several && <MemberTrends trend={trend} since={since} all={all} member={member} base={base} page={page} />}
      <NewestRanking trend={trend} member={member} site={site} page={page} />
      <TableDownload href={tableAt(trend.plan, base, member)} of={page.choose(trend.title).text} page={page} />
      {trend.releases.map((release) => (
        <Citation key={release.sha256} release={release} page={page} />
      ))}
    </section>
  );
}

/** What the part of a plan shows, from the same year and of the same member. */
function tableAt(plan: string, base: string | null, member: string | null): string {
  const query = new URLSearchParams({ plan, ...(base !== null && { base }), ...(member !== null && { member }) });
  return `/trends.csv?${query}`;
}

/** Where members stand in the newest release, ties on the same line; nothing where the method claims no ranks. */
function NewestRanking({
  trend,
  member,
  site,
  page,
}: {
  readonly trend: Trend;
  readonly member: string | null;
  readonly site: string;
  readonly page: PageContext;
}): ReactNode {
  const document = trend.releases.at(-1)?.document;
  if (document?.method.ranking !== 'ranks' || document.plan.members.length < 2) return null;
  return (
    <>
      <h3>
        {page.say('rank.chart.heading')}
        {page.say('join.colon')}
        <PlanText of={document.cycle.title} page={page} />
      </h3>
      <RankingView
        release={readRelease(document)}
        cycle={document.cycle.code}
        view={{ ...WHOLE_VIEW, view: 'ranking', member }}
        site={site}
        page={page}
      />
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

/** What changed from the base year to the newest release; no more is claimed than is comparable. */
function summariseSince({ release, changes }: NonNullable<Based['since']>, page: PageContext): string {
  const { comparable, of, averages, line } = changes;
  const first = page.choose(release.document.cycle.title).text;
  if (!line || !averages) return page.say('trends.base.apart', { first, comparable, of });
  return page.say('trends.base.changed', {
    first,
    comparable,
    of,
    before: page.decimal(averages.before),
    now: page.decimal(averages.now),
    change: page.decimal(averages.change),
  });
}
