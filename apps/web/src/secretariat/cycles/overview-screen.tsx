import type { CycleView, OverviewRow, PlanView } from '@signatory/contract';
import { SCORE } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember, WithCycle } from '../../app/cycle-picker.js';
import { api } from '../../api/endpoints.js';
import { queries, useCommand } from '../../api/queries.js';
import { ProgressBar } from '../../report/progress-bar.js';
import { Recusals } from '../../review/recusals.js';
import { useSpeech } from '../../session/language.js';
import { mayEver, mayOn, useSession } from '../../session/session.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Failure, Loaded } from '../../ui/states.js';
import { Agreement } from './agreement.js';
import { CycleDesk } from './cycle-desk.js';
import { Extensions } from './extensions.js';
import { Reminders } from './reminders.js';
import { Statistics } from './statistics.js';

/** Who is complete and on time: members by pillar, with the cycle's dates. */
export function OverviewScreen(): ReactNode {
  const { say, choose } = useSpeech();
  const search = useSearch({ from: '/cycles' });
  const session = useSession();
  const designs = mayEver(session, 'cycle:manage');
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen
          title={choose(cycle.title)}
          section={say('section.cycles')}
          acts={
            <>
              {mayOn(session, 'assignment:manage', cycle.plan.id) && (
                <Link className="button" to="/cycles/assignments" search={{ cycle: cycle.code }}>
                  {say('assignments.heading')}
                </Link>
              )}
              {designs && (
                <Link className="button" to="/cycles/new">
                  {say('design.heading')}
                </Link>
              )}
            </>
          }
          line={
            <>
              <span className="tag">{say(`cycle.${cycle.state}`)}</span>
              <span className="tag">{say(`phase.${cycle.phase}`)}</span>
              {cycle.illustrative && <span className="tag tag-warn">{say('mark.illustrative')}</span>}
            </>
          }
        >
          {picker}
          <Milestones cycle={cycle} />
          <CycleDesk cycle={cycle} />
          <Overview cycle={cycle} />
          <Reminders key={cycle.code} cycle={cycle} />
          <Statistics cycle={cycle} />
          <Agreement cycle={cycle} />
          <Extensions cycle={cycle} />
          <Recusals cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function Milestones({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, instant, date } = useSpeech();
  const dates = [
    [say('milestone.opens'), cycle.opens],
    [say('milestone.deadline'), cycle.deadline],
    [say('milestone.cutOff'), cycle.cutOff],
    [say('milestone.review'), cycle.reviewDeadline],
  ] as const;
  return (
    <dl className="panel milestones">
      {cycle.window && (
        <div>
          <dt>{say('term.window')}</dt>
          <dd>{say('date.range', { from: date(cycle.window.from), to: date(cycle.window.to) })}</dd>
        </div>
      )}
      {dates.map(
        ([label, at]) =>
          at && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{instant(at)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Overview({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const plan = useQuery(queries.plan(cycle.code));
  const rows = useQuery(queries.overview(cycle.code));
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={rows}>
          {(all) =>
            all.length === 0 ? <Empty>{say('overview.empty')}</Empty> : <Grid cycle={cycle} plan={thePlan} rows={all} />
          }
        </Loaded>
      )}
    </Loaded>
  );
}

function Grid(props: {
  readonly cycle: CycleView;
  readonly plan: PlanView;
  readonly rows: readonly OverviewRow[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, plan, rows } = props;
  const shares = mayEver(useSession(), 'score:share');
  return (
    <section className="panel scroll" aria-label={say('overview.name')} tabIndex={0}>
      <table className="table overview">
        <thead>
          <tr>
            <th scope="col">{say('term.member')}</th>
            <th scope="col">{say('overview.state')}</th>
            {plan.pillars.map(({ code, name }) => (
              <th key={code} scope="col" title={choose(name)}>
                {say('overview.pillar', { code })}
              </th>
            ))}
            <th scope="col" className="numeric">
              {say('overview.review')}
            </th>
            {shares && <th scope="col">{say('overview.scores')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.member}>
              <th scope="row">
                <Link to="/review" search={{ cycle: cycle.code, member: row.member, view: 'all' }}>
                  {nameMember(cycle, row.member, choose)}
                </Link>
              </th>
              <td>
                <Standing row={row} />
              </td>
              {plan.pillars.map(({ code }) => (
                <td key={code}>
                  <Share pillar={row.pillars.find(({ pillar }) => pillar === code)} />
                </td>
              ))}
              <td className="numeric">
                {say('overview.reviewOf', { approved: row.approved, open: row.toReview, returned: row.returned })}
              </td>
              {shares && (
                <td>
                  <ShareScores cycle={cycle.code} member={row.member} name={nameMember(cycle, row.member, choose)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Standing({ row }: { readonly row: OverviewRow }): ReactNode {
  const { say, instant } = useSpeech();
  return (
    <>
      <span className="tag">{say(`submission.${row.state}`)}</span>{' '}
      {row.late && <span className="tag tag-warn">{say('overview.late')}</span>}{' '}
      {row.missedAt && row.submittedAt === null && <span className="tag tag-err">{say('overview.missed')}</span>}
      {row.submittedAt && (
        <span className="small-print">
          {say('overview.version', { version: row.version ?? 0 })} · {instant(row.submittedAt)}
        </span>
      )}
    </>
  );
}

function Share({ pillar }: { readonly pillar: OverviewRow['pillars'][number] | undefined }): ReactNode {
  const { say } = useSpeech();
  if (!pillar || pillar.asked === 0) return '–';
  return (
    <div className="share">
      <span>{say('report.ofTotal', { done: pillar.answered, total: pillar.asked })}</span>
      <ProgressBar done={pillar.answered} total={pillar.asked} />
    </div>
  );
}

/** Opens a member's right of reply on what is settled; offered while any of its scores can be shared. */
function ShareScores(props: { readonly cycle: string; readonly member: string; readonly name: string }): ReactNode {
  const { say } = useSpeech();
  const { cycle, member } = props;
  const scores = useQuery(queries.scores(cycle)).data ?? [];
  const share = useCommand(() => api.share(cycle, member), [['scores', cycle]]);
  const settled = scores.filter((row) => row.member === member && SCORE.transitions.share.from.includes(row.state));
  if (settled.length === 0) return '–';
  return (
    <>
      <button type="button" className="button" disabled={share.isPending} onClick={() => share.mutate(undefined)}>
        {say('overview.share', { count: settled.length })}
        <span className="visually-hidden">, {props.name}</span>
      </button>
      {share.error && <Failure error={share.error} />}
    </>
  );
}
