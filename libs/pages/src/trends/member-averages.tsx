import type { ReactNode } from 'react';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseMember } from '../release/read-release.js';
import { pointsOf } from './trend-model.js';
import { TrendPlot } from './trend-plot.js';

/** A member's average in each release beside that of all, as its scorecard has it; nothing while there is one release. */
export function MemberAverages(props: {
  /** The published releases of one plan, the earliest first. */
  readonly series: readonly PublishedRelease[];
  readonly plan: string;
  readonly title: PublishedRelease['document']['plan']['shortTitle'];
  readonly member: ReleaseMember;
  readonly page: PageContext;
}): ReactNode {
  const { series, plan, title, member, page } = props;
  const { say } = page;
  const trend = { plan, title, releases: series };
  const points = pointsOf(trend, member.code);
  if (points.filter(({ value }) => value !== null).length < 2) return null;
  return (
    <section className="panel trends" aria-labelledby="by-cycle-heading">
      <h2 id="by-cycle-heading">{say('member.byCycle')}</h2>
      <TrendPlot name={page.choose(member.name).text} points={points} behind={pointsOf(trend, null)} page={page} />
      <p className="muted">
        {say('trends.reading')}
        {say('join.sentence')}
        {say('trends.break')}
        {say('join.sentence')}
        <a href={page.link({ page: 'trends', base: null, member: member.code })}>
          {say('nav.trends')}
          {say('join.colon')}
          <PlanText of={member.name} page={page} />
        </a>
      </p>
    </section>
  );
}
