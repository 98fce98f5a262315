import type { ReleaseCommitment } from '@signatory/contract';
import type { ReactNode } from 'react';
import { DistributionBar } from '../kit/distribution-bar.js';
import { Coverage } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { ScoreChip } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { PillarGroup, ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { shownMembers, showCell, type ShownCell } from './matrix-model.js';
import { nameCell } from './name-cell.js';

/** From so many members on a commitment's table is folded. */
const FOLDED_FROM = 40;
/** A folded table of so few rows is open from the start: filters leave what the reader looks for. */
const OPEN_UP_TO = 12;
/** Of more scores than these a page has no rows: they stand with their commitment, or by the member that is chosen. */
const MOST_LISTED = 400;

/**
 * Every score as a row of a plain table, one table per commitment: the matrix for small screens and for listening. With many
 * members the tables are folded, and of very many scores they are left to the commitments; where the list only stands in for
 * the matrix, they are left to the list itself. A member that is chosen stands in it alone.
 */
export function ListView(props: {
  readonly release: ReleaseReader;
  readonly groups: readonly PillarGroup[];
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}): ReactNode {
  const { release, groups, cycle, view, page } = props;
  const members = shownMembers(release, view);
  const sought = members.length < release.members.length;
  const blocks = groups
    .flatMap(({ commitments }) => commitments)
    .flatMap((commitment) => {
      const cells = members.map(({ code }) => showCell(release, view, code, commitment)).filter(({ muted }) => !muted);
      return cells.length > 0 ? [{ commitment, cells }] : [];
    });
  const crowded = release.members.length >= FOLDED_FROM;
  // What the filters leave stands nowhere else.
  const isLong = view.show.length === 0 && blocks.reduce((sum, { cells }) => sum + cells.length, 0) > MOST_LISTED;
  if (blocks.length === 0) return null;
  return (
    <div className={`list-view${crowded ? ' list-view-folded' : ''}`}>
      {blocks.map(({ commitment, cells }) => {
        const mean = release.meanOfCommitment(commitment.id);
        const table = <ListTable {...props} commitment={commitment} cells={cells} isAlone={sought} />;
        return (
          <section key={commitment.id} className="list-block">
            <h3>
              <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
                {commitment.code} <PlanText of={commitment.title} page={page} />
              </a>
            </h3>
            {mean && !sought && (
              <p className="list-mean">
                {page.say('mean.average')} {mean.average ? page.decimal(mean.average) : '–'} ·{' '}
                <Coverage mean={mean} page={page} />
              </p>
            )}
            {crowded && !sought && mean && <DistributionBar distribution={mean.distribution} page={page} />}
            {(!crowded || sought) && table}
            {crowded && !sought && view.view === 'list' && isLong && (
              <p>
                <a href={`${page.link({ page: 'commitment', cycle, commitment: commitment.id })}#scores-heading`}>
                  {page.say('list.members', { count: cells.length })}
                  <span className="visually-hidden">
                    {page.say('join.colon')}
                    {commitment.code}
                  </span>
                </a>
              </p>
            )}
            {crowded && !sought && view.view === 'list' && !isLong && (
              <details open={cells.length <= OPEN_UP_TO}>
                <summary>{page.say('list.members', { count: cells.length })}</summary>
                {table}
              </details>
            )}
          </section>
        );
      })}
      {crowded && view.view === 'auto' && (
        <p>
          <a
            className="button"
            href={page.link({ page: 'matrix', cycle, view: { ...view, view: 'list' }, fragment: null })}
          >
            {page.say('list.whole')}
          </a>
        </p>
      )}
    </div>
  );
}

function ListTable(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
  readonly commitment: ReleaseCommitment;
  readonly cells: readonly ShownCell[];
  /** Of one member that is looked for: the heads would stand above each row. */
  readonly isAlone: boolean;
}): ReactNode {
  const { release, cycle, view, page, commitment, cells, isAlone } = props;
  return (
    <table className="table list-table">
      <caption className="visually-hidden">
        {commitment.code} {page.choose(commitment.title).text}
      </caption>
      <thead className={isAlone ? 'visually-hidden' : undefined}>
        <tr>
          <th scope="col">{page.say('term.member')}</th>
          <th scope="col">{page.say('term.score')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const member = release.findMember(cell.member);
          const name = member ? page.choose(member.name).text : cell.member;
          const shown = { ...view, cell: { member: cell.member, commitment: commitment.id } };
          return (
            <tr key={cell.member}>
              <th scope="row">
                <a href={page.link({ page: 'member', cycle, member: cell.member })}>
                  {member ? <PlanText of={member.name} page={page} /> : cell.member}
                </a>
              </th>
              <td>
                <a
                  className="list-score"
                  href={`${page.link({ page: 'matrix', cycle, view: shown, fragment: null })}#detail`}
                  aria-label={nameCell({ ...cell, before: null }, commitment.code, name, page)}
                >
                  <ScoreChip score={cell.shown} say={page.say} />
                </a>
                {cell.before !== null && (
                  <span className="changed-words">{page.say('change.from', { before: cell.before })}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
