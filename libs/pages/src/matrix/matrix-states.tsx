import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { PublishedRelease } from '../release/published-release.js';
import type { ReleaseMean, ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { countShown } from './matrix-model.js';

/** How many cells the filters leave; where they leave none, the way back. Nothing without filters. */
export function ShownCount(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, view, page } = props;
  if (view.pillar === null && view.show.length === 0) return null;
  const count = countShown(release, view);
  if (count.shown > 0) return <p className="shown-count">{page.say('filter.shown', { ...count })}</p>;
  const cleared = { ...view, pillar: null, show: [], part: null };
  return (
    <p className="note">
      {page.say('filter.nothing')}
      {page.say('join.sentence')}
      <a href={page.link({ page: 'matrix', cycle, view: cleared, fragment: null })}>{page.say('filter.clear')}</a>
    </p>
  );
}

/** That the address leads to a cell which is not in the release; nothing of one that is, or where none is asked for. */
export function UnknownCell(props: {
  readonly release: ReleaseReader;
  readonly view: MatrixView;
  readonly page: PageContext;
}): ReactNode {
  const { release, view, page } = props;
  const { cell } = view;
  if (!cell || (release.findMember(cell.member) && release.findCommitment(cell.commitment))) return null;
  return <p className="note">{page.say('detail.unknown')}</p>;
}

/** That some of what was asked has no score, and which commitments have none; nothing where all is assessed. */
export function PartlyAssessed(props: {
  readonly mean: Pick<ReleaseMean, 'scored' | 'applicable'>;
  /** The commitments that have no score at all. */
  readonly without: readonly Coded[];
  readonly page: PageContext;
}): ReactNode {
  const { mean, without, page } = props;
  const { scored, applicable } = mean;
  if (scored >= applicable) return null;
  return (
    <p>
      {page.say('matrix.partly', { gaps: applicable - scored, applicable })}
      {without.length > 0 && ` ${page.say('matrix.partly.none', { commitments: codesOf(without, page) })}`}
    </p>
  );
}

/** What the plan has in another version than this release's: what did not exist yet, and what is no longer in it. */
export function PlanVersions(props: {
  readonly published: PublishedRelease;
  /** The published releases of the same plan, the earliest first. */
  readonly series: readonly PublishedRelease[];
  readonly page: PageContext;
}): ReactNode {
  const { published, series, page } = props;
  const { version, commitments } = published.document.plan;
  const newest = series.at(-1)?.document;
  const older = newest !== undefined && newest.plan.version > version;
  // Of a release of the newest version, the last one before it that has an earlier version.
  const other = older ? newest : series.findLast(({ document }) => document.plan.version < version)?.document;
  if (!other) return null;
  const [early, late] = older ? [commitments, other.plan.commitments] : [other.plan.commitments, commitments];
  const added = missingFrom(early, late);
  const dropped = missingFrom(late, early);
  const before = page.choose((older ? published.document : other).cycle.title).text;
  const later = older ? other.plan.version : version;
  const words = [
    ...(older ? [page.say('matrix.olderPlan', { version, newest: later })] : []),
    ...(added.length > 0
      ? [page.say('matrix.notYet', { count: added.length, title: before, commitments: codesOf(added, page) })]
      : []),
    ...(dropped.length > 0
      ? [page.say('matrix.noLonger', { count: dropped.length, version: later, commitments: codesOf(dropped, page) })]
      : []),
  ];
  return words.length === 0 ? null : <p className="note">{words.join(page.say('join.sentence'))}</p>;
}

interface Coded {
  readonly id: string;
  readonly code: string;
}

/** What of `all` is not among `some`: ids are kept over plan versions and never used again. */
function missingFrom(some: readonly Coded[], all: readonly Coded[]): Coded[] {
  return all.filter(({ id }) => !some.some((each) => each.id === id));
}

function codesOf(commitments: readonly Coded[], page: PageContext): string {
  return formatList(
    page.language,
    commitments.map(({ code }) => code),
  );
}
