import type { CycleView, ScoreFilters, ScoreRow } from '@signatory/contract';
import { isMineToGive, SCORES_FINAL } from '@signatory/domain';
import { classifyScore, ScoreChip } from '@signatory/pages';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { queries } from '../api/queries.js';
import { scoreDesk } from '../api/score-desk.js';
import { mayIn } from '../session/grants.js';
import { useSpeech, type Speech } from '../session/language.js';
import { useSession } from '../session/session.js';
import { MoreButton } from '../ui/more-button.js';
import { Empty, Loaded, Loading } from '../ui/states.js';
import { nameState } from './name-state.js';
import { sayGiven } from './say-given.js';
import { isHidden } from './score-stands.js';
import { useWithdrawn } from './use-withdrawn.js';

/** Cells of the scoring desk as a table, those ready and not yet scored by the reader first; of tens of thousands, page by page. */
export function ScoreTable(props: {
  readonly cycle: CycleView;
  readonly filters: ScoreFilters;
  readonly empty: string;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle } = props;
  const session = useSession();
  const gives = (member: string): boolean =>
    mayIn(session, 'score:give', { plan: cycle.plan.id, cycle: cycle.code, member });
  // Of a cycle that is over nothing is still to come.
  const isOver = SCORES_FINAL.includes(cycle.state);
  const pages = useInfiniteQuery(scoreDesk(cycle.code, props.filters));
  const plan = useQuery(queries.plan(cycle.code));
  const withdrawn = useWithdrawn(
    cycle.code,
    pages.data?.pages.flatMap((page) => page.rows.map(({ state }) => state)) ?? [],
  );
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={pages}>
          {({ pages: all }) => {
            // One that sank since its page was read comes again on a later one.
            const rows = [
              ...new Map(
                all.flatMap((page) => page.rows).map((row) => [`${row.member} ${row.commitment}`, row]),
              ).values(),
            ];
            const total = all[0]?.total ?? 0;
            if (total === 0) return <Empty>{props.empty}</Empty>;
            const commitments = new Map(thePlan.commitments.map((commitment) => [commitment.id, commitment]));
            return (
              <>
                <p role="status" className="muted">
                  {say('scoring.count', { count: total })}
                </p>
                <section className="panel scroll" aria-label={say('scoring.table')} tabIndex={0}>
                  <table className="table queue queue-plain">
                    <thead>
                      <tr>
                        <th scope="col">{say('term.member')}</th>
                        <th scope="col">{say('term.commitment')}</th>
                        <th scope="col">{say('scoring.state')}</th>
                        <th scope="col">{say('scoring.opinions')}</th>
                        <th scope="col">{say('term.score')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => {
                        const commitment = commitments.get(row.commitment);
                        return (
                          <tr key={`${row.member} ${row.commitment}`}>
                            <td className="queue-member">{nameMember(cycle, row.member, choose)}</td>
                            <th scope="row">
                              <Link
                                to="/scoring/$cycle/$member/$commitment"
                                params={{ cycle: cycle.code, member: row.member, commitment: row.commitment }}
                              >
                                <span className="visually-hidden">
                                  {nameMember(cycle, row.member, choose)}
                                  {say('join.colon')}
                                </span>
                                <span className="matrix-code">{commitment?.code ?? row.commitment}</span>{' '}
                                {commitment ? choose(commitment.title) : ''}
                              </Link>
                            </th>
                            <td className="queue-state">
                              {!isHidden(row) && (
                                <span className="tag">{nameState(row.state, { assesses: true, withdrawn }, say)}</span>
                              )}{' '}
                              {row.again && <span className="tag tag-warn">{say('scoring.again')}</span>}{' '}
                              {row.contested && <span className="tag tag-open">{say('scoring.contested')}</span>}{' '}
                              {row.barred && <span className="tag tag-warn">{say('judge.notYours')}</span>}
                            </td>
                            <td data-label={say('scoring.opinions')}>
                              {isHidden(row)
                                ? '–'
                                : sayOpinions(row, { gives: gives(row.member), isOver, sampled: cycle.sampled }, say)}
                            </td>
                            <td data-label={say('term.score')}>
                              {row.kind ? (
                                <ScoreChip score={classifyScore({ kind: row.kind, value: row.value })} say={say} />
                              ) : (
                                '–'
                              )}
                            </td>
                          </tr>
                        );
                      })}
                    </tbody>
                  </table>
                </section>
                {pages.isFetchingNextPage && <Loading lines={2} />}
                <MoreButton of={pages}>{say('list.more', { shown: rows.length, count: total })}</MoreButton>
              </>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

/** How many of the two are in, and what the reader has to do with them. */
function sayOpinions(
  row: ScoreRow,
  { gives, isOver, sampled }: { readonly gives: boolean; readonly isOver: boolean; readonly sampled: boolean },
  say: Speech['say'],
): string {
  return [
    sayGiven(row, sampled, say),
    row.mine && say('scoring.mine'),
    gives && isMineToGive(row) && say('scoring.toGive'),
    row.unexplained && row.mine && !row.barred && say('scoring.toExplain'),
    !row.ready && !isOver && say('scoring.notReady'),
  ]
    .filter(Boolean)
    .join(say('join.comma'));
}
