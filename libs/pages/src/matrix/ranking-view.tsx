import type { ReactNode } from 'react';
import { PartOnPaper } from '../kit/part-nav.js';
import { placeLabel, printPlace, standingNotes } from '../kit/standing.js';
import type { PageContext } from '../page-context.js';
import type { MemberMean, ReleaseReader } from '../release/read-release.js';
import { foldRanking } from './fold-ranking.js';
import type { MatrixView } from '../route.js';
import { isRanked, RankingTable } from './ranking-table.js';

/**
 * Members by average, ties sharing a rank, each with the ranges it could move in, or in bands; who is not ranked stands apart.
 * Many stand in parts, of which one is shown: the one asked for, that of the member looked for, or the first.
 */
export function RankingView(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  /** What the address asks for; without a part the one of the member that is looked for is shown, or the first. */
  readonly view: MatrixView;
  /** Where the site is, for an address on paper. */
  readonly site: string;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, view, site, page } = props;
  const { member, part: asked } = view;
  const shownAt = `ranking-${cycle}`;
  const { say } = page;
  const means = release.members.flatMap(({ code }) => release.meanOfMember(code) ?? []);
  // The sort is stable: inside a tie, members keep the plan's order.
  const ranking = release.document.method.ranking;
  const place = (mean: MemberMean): number => (ranking === 'bands' ? mean.band : mean.rank) ?? Infinity;
  const ordered = means.filter(isRanked);
  const ranked = ranking === 'none' ? ordered : ordered.sort((a, b) => place(a) - place(b));
  const apart = means.filter((mean) => !isRanked(mean));
  const inner = { release, cycle, page, chosen: member, last: lowestRank(ranked) };
  const parts = foldRanking(ranked, apart, place);
  const isLookedFor = (part: readonly MemberMean[]): boolean => part.some((mean) => mean.member === member);
  const open = (asked === null ? parts.find(isLookedFor) : parts[asked - 1]) ?? parts[0] ?? [];
  const names = parts.map((part) => namePart(part, release, page));
  const linkTo = (part: number | null): string =>
    page.link({ page: 'matrix', cycle, view: { ...view, view: 'ranking', cell: null, part }, fragment: null });
  return (
    <>
      {ranking === 'ranks' && ranked.length > 1 && <p className="muted">{say('rank.chart.reading')}</p>}
      {parts.length === 1 ? (
        <RankingTable {...inner} name={say('ranking.name')} means={[...ranked, ...apart]} />
      ) : (
        <>
          <PartOnPaper names={names} at={parts.indexOf(open) + 1} whole={site + linkTo(null)} page={page} />
          {names.map((name, at) =>
            parts[at] === open ? (
              <div key={name} id={shownAt}>
                <p className="ranking-part">{name}</p>
                <RankingTable {...inner} name={name} means={open} />
              </div>
            ) : (
              <p key={name} className="ranking-part">
                <a href={`${linkTo(at + 1)}#${shownAt}`}>{name}</a>
              </p>
            ),
          )}
        </>
      )}
      {standingNotes(release, page).map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
    </>
  );
}

/** From which place to which, and from whom to whom: enough to know which part to open. */
function namePart(part: readonly MemberMean[], release: ReleaseReader, page: PageContext): string {
  const name = (mean: MemberMean | undefined): string => {
    const found = release.findMember(mean?.member ?? '');
    return found ? page.choose(found.name).text : (mean?.member ?? '');
  };
  const [first, last] = [part[0], part.at(-1)];
  const said = { first: name(first), last: name(last), count: part.length };
  if (!first || !last || !isRanked(first)) return page.say('ranking.unranked', said);
  const [from = '', to = ''] = [first, last].map((mean) => printPlace(release, mean));
  const places = from === to ? from : page.say('rank.interval', { low: from, high: to });
  return page.say('ranking.part', { ...said, label: placeLabel(release, page) ?? '', places });
}

function lowestRank(ranked: readonly (MemberMean & { rank: number })[]): number {
  return Math.max(
    1,
    ...ranked.flatMap(({ rank, rankInterval, rankRange }) => [rank, rankInterval?.[1] ?? 0, rankRange?.[1] ?? 0]),
  );
}
