import type { ReactNode } from 'react';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import type { ReleaseMember } from '../release/read-release.js';
import type { Based } from './trend-base.js';
import { pointsOf, yearOf, type Trend, type TrendPoint } from './trend-model.js';
import { TrendPlot } from './trend-plot.js';

/** More drawings than these are not scrolled through: one member is chosen. */
const MOST_OPEN = 40;

/** The trend of each member beside that of all, or of the one that the reader chose. */
export function MemberTrends(props: {
  readonly trend: Trend;
  readonly since: Based['since'];
  /** The points of all members together. */
  readonly all: readonly TrendPoint[];
  /** The code of the member to show alone; null for every one. */
  readonly member: string | null;
  /** The year from which on trends are shown; null for all. */
  readonly base: string | null;
  readonly page: PageContext;
}): ReactNode {
  const { trend, since, all, member, page } = props;
  const members = membersOf(trend.releases);
  const shown = member === null ? members : members.filter(({ code }) => code === member);
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{page.say('trends.members')}</h3>
      {shown.length > MOST_OPEN ? (
        <MemberLinks members={shown} base={props.base} page={page} />
      ) : (
        <ul className="trend-grid-list">
          {shown.map(({ code, name }) => (
            <li key={code}>
              <h4>
                <PlanText of={name} page={page} />
              </h4>
              {since && <p className="muted">{memberSince(since, code, page)}</p>}
              <TrendPlot name={page.choose(name).text} points={pointsOf(trend, code)} behind={all} page={page} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The way to the trend of each. */
function MemberLinks(props: {
  readonly members: readonly ReleaseMember[];
  readonly base: string | null;
  readonly page: PageContext;
}): ReactNode {
  const { members, base, page } = props;
  return (
    <details className="trend-figures">
      <summary>{page.say('trends.members.all', { count: members.length })}</summary>
      <div className="matrix-parts">
        <ul>
          {members.map(({ code, name }) => (
            <li key={code}>
              <a href={page.link({ page: 'trends', base, member: code })}>
                <PlanText of={name} page={page} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function memberSince({ release, changes }: NonNullable<Based['since']>, member: string, page: PageContext): string {
  const year = yearOf(release.document);
  const own = changes.members.find((each) => each.member === member);
  if (changes.joined.includes(member)) return page.say('trends.base.notThere', { year });
  // It left since: there is nothing of now to compare.
  if (!own) return '';
  const { comparable, of, averages, line } = own;
  return line && averages
    ? page.say('trends.base.member', { year, change: page.decimal(averages.change), comparable, of })
    : page.say('trends.base.memberApart', { year, comparable, of });
}

/** The newest release's members in its plan's order, then those of earlier ones that left. */
export function membersOf(releases: Trend['releases']): readonly ReleaseMember[] {
  const members = releases.toReversed().flatMap(({ document }) => document.plan.members);
  return members.filter(({ code }, at) => members.findIndex((each) => each.code === code) === at);
}
