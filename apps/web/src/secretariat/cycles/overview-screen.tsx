import type { CycleView } from '@signatory/contract';
import { CYCLE_STATES } from '@signatory/domain';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { WithCycle } from '../../app/cycle-picker.js';
import { queries } from '../../api/queries.js';
import { SectionRail } from '../../app/section-rail.js';
import { Recusals } from '../../review/recusals.js';
import { useSpeech } from '../../session/language.js';
import { mayIn, mayWhole } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import { Agreement } from './agreement.js';
import { CycleDesk } from './cycle-desk.js';
import { Extensions } from './extensions.js';
import { OverviewGrid } from './overview-grid.js';
import { PartLinks } from './part-links.js';
import { Reminders } from './reminders.js';
import { RuleSuspensions } from './rule-suspensions.js';
import { Statistics } from './statistics.js';
import { WaitingList } from './waiting-list.js';

const DAY_MS = 86_400_000;

/** Who is complete and on time: members by pillar, with the cycle's dates. */
export function OverviewScreen(): ReactNode {
  const { say, choose } = useSpeech();
  const search = useSearch({ from: '/cycles' });
  const session = useSession();
  const designs = mayWhole(session, 'cycle:manage');
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen
          title={choose(cycle.title)}
          section={say('section.cycles')}
          acts={
            <>
              {mayIn(session, 'assignment:manage', { plan: cycle.plan.id, cycle: cycle.code, member: null }) && (
                <Link className="button" to="/cycles/assignments" search={{ cycle: cycle.code }}>
                  {say('assignments.heading')}
                </Link>
              )}
              {designs && (
                <Link className="button" to="/cycles/new">
                  {say('cycle.design')}
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
          <SectionRail />
          {picker}
          <Milestones cycle={cycle} />
          <PartLinks />
          <WaitingList cycle={cycle} />
          <Overview cycle={cycle} />
          <CycleDesk cycle={cycle} />
          <Reminders key={cycle.code} cycle={cycle} />
          <Statistics cycle={cycle} />
          <Agreement cycle={cycle} />
          <Extensions cycle={cycle} />
          <RuleSuspensions key={`rules ${cycle.code}`} cycle={cycle} />
          <Recusals cycle={cycle} />
        </Screen>
      )}
    </WithCycle>
  );
}

function Milestones({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say, instant, date } = useSpeech();
  const now = useNow();
  const state = CYCLE_STATES.indexOf(cycle.state);
  // With the state that each leads up to: a cycle that was opened or closed early does not wait for its day.
  const dates = [
    [say('milestone.opens'), cycle.opens, 'OPEN'],
    [say('milestone.deadline'), cycle.deadline, 'CLOSED'],
    [say('milestone.cutOff'), cycle.cutOff, 'CLOSED'],
    [say('milestone.review'), cycle.reviewDeadline, 'CONCLUDED'],
  ] as const;
  const next = dates.find(([, at, until]) => at && Date.parse(at) > now && state < CYCLE_STATES.indexOf(until));
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
            <div key={label} className={next?.[0] === label ? 'milestone-next' : undefined}>
              <dt>
                {label}
                {Date.parse(at) <= now && ` · ${say('milestone.past')}`}
                {next?.[0] === label &&
                  ` · ${say('report.daysLeft', { days: Math.ceil((Date.parse(at) - now) / DAY_MS) })}`}
              </dt>
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
            all.length === 0 ? (
              <Empty>{say('overview.empty')}</Empty>
            ) : (
              <OverviewGrid cycle={cycle} plan={thePlan} rows={all} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  );
}
