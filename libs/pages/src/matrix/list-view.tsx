import type { ReactNode } from 'react';
import { Coverage } from '../kit/mean-line.js';
import { PlanText } from '../kit/plan-text.js';
import { ScoreChip } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import type { MatrixView } from '../route.js';
import { orderGroups, showCell } from './matrix-model.js';

/** Every score as a row of a plain table, one table per commitment: the matrix for small screens and for listening. */
export function ListView(props: {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}): ReactNode {
  const { release, cycle, view, page } = props;
  const commitments = orderGroups(release, view).flatMap((group) => group.commitments);
  const blocks = commitments.flatMap((commitment) => {
    const cells = release.members
      .map(({ code }) => showCell(release, view, code, commitment))
      .filter(({ muted }) => !muted);
    return cells.length > 0 ? [{ commitment, cells }] : [];
  });
  if (blocks.length === 0) return <p className="empty">{page.say('filter.nothing')}</p>;
  return (
    <div className="list-view">
      {blocks.map(({ commitment, cells }) => {
        const mean = release.meanOfCommitment(commitment.id);
        return (
          <section key={commitment.id} className="list-block">
            <h3>
              <a href={page.link({ page: 'commitment', cycle, commitment: commitment.id })}>
                {commitment.code} <PlanText of={commitment.title} page={page} />
              </a>
            </h3>
            {mean && (
              <p className="list-mean">
                {page.say('mean.average')} {mean.average ? page.decimal(mean.average) : '–'} ·{' '}
                <Coverage mean={mean} page={page} />
              </p>
            )}
            <table className="table list-table">
              <caption className="visually-hidden">
                {commitment.code} {page.choose(commitment.title).text}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{page.say('term.member')}</th>
                  <th scope="col">{page.say('term.score')}</th>
                </tr>
              </thead>
              <tbody>
                {cells.map((cell) => {
                  const member = release.findMember(cell.member);
                  return (
                    <tr key={cell.member}>
                      <th scope="row">
                        <a href={page.link({ page: 'member', cycle, member: cell.member })}>
                          {member ? <PlanText of={member.name} page={page} /> : cell.member}
                        </a>
                      </th>
                      <td>
                        <ScoreChip score={cell.shown} say={page.say} />
                        <span className="visually-hidden">{page.say(`score.${cell.shown}`)}</span>
                        {cell.before !== null && (
                          <span className="changed-words">{page.say('change.from', { before: cell.before })}</span>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        );
      })}
    </div>
  );
}
