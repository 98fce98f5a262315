import type { ActionsView, PlanView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameMember } from '../app/cycle-picker.js';
import { queries } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { Codebook } from './codebook.js';
import { CommitmentActions } from './commitment-actions.js';

/** What a member did in the window, commitment by commitment: brought with its report, and contested once classed. */
export function ActionsScreen(): ReactNode {
  const { cycle, member } = useParams({ from: '/report/$cycle/$member/actions' });
  const plan = useQuery(queries.plan(cycle));
  const actions = useQuery(queries.actions(cycle, member));
  return (
    <Loaded query={plan}>
      {(thePlan) => <Loaded query={actions}>{(view) => <Actions plan={thePlan} view={view} />}</Loaded>}
    </Loaded>
  );
}

function Actions({ plan, view }: { readonly plan: PlanView; readonly view: ActionsView }): ReactNode {
  const { say, choose, date } = useSpeech();
  const cycle = useQuery(queries.cycles()).data?.find(({ code }) => code === view.cycle);
  const member = cycle ? nameMember(cycle, view.member, choose) : view.member;
  const { window, codebook } = view;
  const shown = plan.commitments.filter(
    ({ id }) =>
      view.open.includes(id) ||
      view.actions.some(({ commitment }) => commitment === id) ||
      view.silences.some(({ commitment }) => commitment === id),
  );
  return (
    <Screen
      title={say('actions.of', { member })}
      section={say('section.report')}
      crumbs={
        <Crumbs here={say('actions.heading')}>
          <Link to="/report/$cycle/$member" params={{ cycle: view.cycle, member: view.member }}>
            {say('report.of', { member })}
          </Link>
        </Crumbs>
      }
    >
      <section className="panel" aria-label={say('actions.heading')}>
        {window && <p>{say('actions.lead', { from: date(window.from), to: date(window.to) })}</p>}
        {codebook ? <Codebook codebook={codebook} /> : <p className="muted">{say('actions.noCodebook')}</p>}
      </section>
      {shown.length === 0 && <Empty>{say('actions.none')}</Empty>}
      {shown.map(({ id, code, title }) => {
        const count = view.actions.filter(({ commitment }) => commitment === id).length;
        return (
          <details key={id} id={`commitment-${id}`} className="panel pillar-tasks" open={count > 0}>
            <summary>
              <h2>
                <span className="matrix-code">{code}</span> {choose(title)}
              </h2>
              <span className="muted">{say('actions.count', { count })}</span>
            </summary>
            <CommitmentActions view={view} commitment={id} assesses={false} />
          </details>
        );
      })}
    </Screen>
  );
}
