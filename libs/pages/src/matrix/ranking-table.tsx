import type { ReactNode } from 'react';
import { Coverage, printBounds, printMean } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { placeLabel, printPlace, printRange, whyNotRanked } from '../kit/standing.js';
import { RankScale, RankTrack } from '../kit/rank-track.js';
import { ZeroBar } from '../kit/zero-bar.js';
import type { PageContext } from '../page-context.js';
import type { MemberMean, ReleaseReader } from '../release/read-release.js';

/** The id of the row of the member looked for. */
export const CHOSEN_ROW = 'chosen';

/** Members with their places, averages and the ranges they could move in, in the order given. */
export function RankingTable(props: {
  /** What it is called, where it is listened to. */
  readonly name: string;
  readonly means: readonly MemberMean[];
  /** The lowest place in the whole ranking, so that all tables of it have one scale. */
  readonly last: number;
  /** The member that the reader looks for; null for none. */
  readonly chosen: string | null;
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { name, means, last, chosen, release, cycle, page } = props;
  const { say } = page;
  const { ranking } = release.document.method;
  const label = placeLabel(release, page);
  const ranges = ranking === 'ranks' && release.members.some(({ code }) => release.meanOfMember(code)?.rankRange);
  return (
    <section className="scroll" aria-label={name} tabIndex={0}>
      <table className="table ranking">
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            {label && (
              <th scope="col" className="numeric">
                {label}
              </th>
            )}
            <th scope="col">{say('term.member')}</th>
            <th scope="col" className="numeric">
              {say('mean.average')}
            </th>
            <th scope="col" className="ranking-bar">
              <span aria-hidden="true" className="scale">
                <span>−1</span>
                <span>0</span>
                <span>+1</span>
              </span>
              <span className="visually-hidden">{say('ranking.bar')}</span>
            </th>
            {ranking === 'ranks' && (
              <th scope="col" className="ranking-place">
                <RankScale last={last} />
                <span className="visually-hidden">{say('rank.chart.heading')}</span>
              </th>
            )}
            {ranking === 'ranks' && (
              <th scope="col" className="numeric">
                {say('rank.interval.label')}
              </th>
            )}
            {ranges && (
              <th scope="col" className="numeric">
                {say('rank.range.label')}
              </th>
            )}
            <th scope="col">{say('term.coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {means.map((mean) => {
            const member = release.findMember(mean.member);
            return (
              <tr
                key={mean.member}
                {...(mean.member === chosen ? { id: CHOSEN_ROW, className: 'ranking-chosen' } : {})}
              >
                {label && <td className="numeric ranking-rank">{printPlace(release, mean)}</td>}
                <th scope="row">
                  <a href={page.link({ page: 'member', cycle, member: mean.member })}>
                    {member ? <PlanText of={member.name} page={page} /> : mean.member}
                  </a>
                </th>
                <td className="numeric ranking-average">{printMean(mean, page)}</td>
                <td className="ranking-bar">
                  <ZeroBar average={mean.average} />
                </td>
                {ranking === 'ranks' && (
                  <td className="ranking-place">
                    {isRanked(mean) && (
                      <RankTrack
                        rank={mean.rank}
                        interval={mean.rankInterval}
                        range={mean.rankRange ?? null}
                        last={last}
                      />
                    )}
                  </td>
                )}
                {ranking === 'ranks' && (
                  <td className="numeric" data-label={say('rank.interval.label')}>
                    {printRange(mean.rankInterval, page)}
                  </td>
                )}
                {ranges && (
                  <td className="numeric" data-label={say('rank.range.label')}>
                    {printRange(mean.rankRange, page)}
                  </td>
                )}
                <td className="ranking-coverage">
                  {mean.ranked ? (
                    <Coverage mean={mean} page={page} />
                  ) : (
                    <>
                      {whyNotRanked(release, member, mean, page)}
                      {mean.bounds && `${say('join.comma')}${printBounds(mean.bounds, page)}`}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

export function isRanked(mean: MemberMean): mean is MemberMean & { rank: number } {
  return mean.ranked && mean.rank !== null;
}
