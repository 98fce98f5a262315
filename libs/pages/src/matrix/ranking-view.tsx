import type { ReactNode } from 'react';
import { Coverage, printMean } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { ZeroBar } from '../kit/zero-bar.js';
import type { PageContext } from '../page-context.js';
import type { MemberMean, ReleaseReader } from '../release/read-release.js';

/** Members by average, ties sharing a rank, each with the interval it could move in; who is not ranked stands apart. */
export function RankingView(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, page } = props;
  const { say } = page;
  const means = release.members.flatMap(({ code }) => release.meanOfMember(code) ?? []);
  // The sort is stable: inside a tie, members keep the plan's order.
  const ranked = means.filter(isRanked).sort((a, b) => a.rank - b.rank);
  const apart = means.filter((mean) => !isRanked(mean));
  return (
    <>
      <section className="scroll" aria-label={say('ranking.name')} tabIndex={0}>
        <table className="table ranking">
          <caption className="visually-hidden">{say('ranking.name')}</caption>
          <thead>
            <tr>
              <th scope="col" className="numeric">
                {say('rank.label')}
              </th>
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
              <th scope="col" className="numeric">
                {say('rank.interval.label')}
              </th>
              <th scope="col">{say('term.coverage')}</th>
            </tr>
          </thead>
          <tbody>
            {[...ranked, ...apart].map((mean) => {
              const member = release.findMember(mean.member);
              return (
                <tr key={mean.member}>
                  <td className="numeric">{mean.rank ?? '–'}</td>
                  <th scope="row">
                    <a href={page.link({ page: 'member', cycle, member: mean.member })}>
                      {member ? <PlanText of={member.name} page={page} /> : mean.member}
                    </a>
                  </th>
                  <td className="numeric">{printMean(mean, page)}</td>
                  <td className="ranking-bar">
                    <ZeroBar average={mean.average} />
                  </td>
                  <td className="numeric">
                    {mean.rankInterval
                      ? say('rank.interval', { low: mean.rankInterval[0], high: mean.rankInterval[1] })
                      : '–'}
                  </td>
                  <td>
                    {mean.ranked ? (
                      <Coverage mean={mean} page={page} />
                    ) : (
                      say('rank.notRanked', { scored: mean.scored, applicable: mean.applicable })
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="muted">{say('rank.intervalExplained')}</p>
    </>
  );
}

function isRanked(mean: MemberMean): mean is MemberMean & { rank: number } {
  return mean.ranked && mean.rank !== null;
}
