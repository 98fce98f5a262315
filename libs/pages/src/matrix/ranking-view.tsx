import type { ReactNode } from 'react';
import { Coverage, printBounds, printMean } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { placeLabel, printPlace, printRange, standingNotes, whyNotRanked } from '../kit/standing.js';
import { RankScale, RankTrack } from '../kit/rank-track.js';
import { ZeroBar } from '../kit/zero-bar.js';
import type { PageContext } from '../page-context.js';
import type { MemberMean, ReleaseReader } from '../release/read-release.js';

/** Members by average, ties sharing a rank, each with the ranges it could move in, or in bands; who is not ranked stands apart. */
export function RankingView(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, page } = props;
  const { say } = page;
  const means = release.members.flatMap(({ code }) => release.meanOfMember(code) ?? []);
  // The sort is stable: inside a tie, members keep the plan's order.
  const ranking = release.document.method.ranking;
  const place = (mean: MemberMean): number => (ranking === 'bands' ? mean.band : mean.rank) ?? Infinity;
  const ordered = means.filter(isRanked);
  const ranked = ranking === 'none' ? ordered : ordered.sort((a, b) => place(a) - place(b));
  const apart = means.filter((mean) => !isRanked(mean));
  const label = placeLabel(release, page);
  const ranges = ranking === 'ranks' && means.some(({ rankRange }) => rankRange);
  const last = lowestRank(ranked);
  return (
    <>
      {ranking === 'ranks' && ranked.length > 1 && <p className="muted">{say('rank.chart.reading')}</p>}
      <section className="scroll" aria-label={say('ranking.name')} tabIndex={0}>
        <table className="table ranking">
          <caption className="visually-hidden">{say('ranking.name')}</caption>
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
            {[...ranked, ...apart].map((mean) => {
              const member = release.findMember(mean.member);
              return (
                <tr key={mean.member}>
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
                        {mean.bounds && `, ${printBounds(mean.bounds, page)}`}
                      </>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {standingNotes(release, page).map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </>
  );
}

function lowestRank(ranked: readonly (MemberMean & { rank: number })[]): number {
  return Math.max(
    1,
    ...ranked.flatMap(({ rank, rankInterval, rankRange }) => [rank, rankInterval?.[1] ?? 0, rankRange?.[1] ?? 0]),
  );
}

function isRanked(mean: MemberMean): mean is MemberMean & { rank: number } {
  return mean.ranked && mean.rank !== null;
}
