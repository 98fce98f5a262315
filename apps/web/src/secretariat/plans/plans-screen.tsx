import type { PlanVersionView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { mayWhole } from '../../session/grants.js';
import { useSession } from '../../session/session.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { BeginForm } from './begin-form.js';
import { DraftForm } from './draft-form.js';
import { VersionState } from './version-state.js';

/** The plans that the reader takes part in, each with its versions, and the way in for a new one. */
export function PlansScreen(): ReactNode {
  const { say } = useSpeech();
  const session = useSession();
  const plans = useQuery(queries.plans());
  // Before the first plan nobody holds a role; whoever came by the first invitation may bring one.
  const brings = mayWhole(session, 'plan:adopt') || session.grants.length === 0;
  return (
    <Screen title={say('plans.heading')} line={<span>{say('plans.lead')}</span>}>
      <Loaded query={plans}>
        {(all) =>
          all.length === 0 ? (
            <Empty>{say(brings ? 'plans.none.bring' : 'plans.none')}</Empty>
          ) : (
            [...new Set(all.map(({ id }) => id))].map((id) => (
              <PlanPanel key={id} id={id} versions={all.filter((version) => version.id === id)} />
            ))
          )
        }
      </Loaded>
      {brings && (
        <section className="panel form only-screen" aria-labelledby="begin-heading">
          <h2 id="begin-heading">{say('plans.begin')}</h2>
          <p className="muted">{say('plans.begin.lead')}</p>
          <BeginForm />
        </section>
      )}
      {brings && (
        <section className="panel form only-screen" aria-labelledby="draft-heading">
          <h2 id="draft-heading">{say('draft.heading')}</h2>
          <p className="muted">{say('draft.lead')}</p>
          <DraftForm draft={null} />
        </section>
      )}
    </Screen>
  );
}

function PlanPanel(props: { readonly id: string; readonly versions: readonly PlanVersionView[] }): ReactNode {
  const { say, choose, date } = useSpeech();
  const [newest] = props.versions;
  if (!newest) return null;
  return (
    <section className="panel" aria-labelledby={`plan-${props.id}`}>
      <h2 id={`plan-${props.id}`}>{choose(newest.title)}</h2>
      <p className="small-print">{props.id}</p>
      <section className="scroll" aria-label={say('plans.versions', { plan: choose(newest.title) })} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('plans.version')}</th>
              <th scope="col">{say('plans.state')}</th>
              <th scope="col">{say('plans.adopted')}</th>
              <th scope="col" className="numeric">
                {say('term.members')}
              </th>
              <th scope="col" className="numeric">
                {say('term.commitments')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.versions.map((version) => (
              <tr key={version.version}>
                <th scope="row">
                  <Link to="/plans/$plan/$version" params={{ plan: version.id, version: String(version.version) }}>
                    {say('plans.number', { version: version.version })}
                  </Link>
                </th>
                <td data-label={say('plans.state')}>
                  <VersionState version={version} />
                </td>
                <td data-label={say('plans.adopted')}>{version.adopted === null ? '–' : date(version.adopted)}</td>
                <td className="numeric" data-label={say('term.members')}>
                  {version.members.length}
                </td>
                <td className="numeric" data-label={say('term.commitments')}>
                  {version.commitments}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
