import type { WebhookView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';

/** Addresses, each with what it is told of and how it stands. */
export function WebhookTable({ found }: { readonly found: readonly WebhookView[] }): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="panel scroll" aria-label={say('hooks.addresses')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('hooks.address')}</th>
            <th scope="col">{say('hooks.scope')}</th>
            <th scope="col">{say('hooks.stands')}</th>
            <th scope="col">{say('hooks.log')}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((webhook) => (
            <WebhookRow key={webhook.id} webhook={webhook} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function WebhookRow({ webhook }: { readonly webhook: WebhookView }): ReactNode {
  const { say } = useSpeech();
  return (
    <tr>
      <th scope="row">
        <Link to="/admin/webhooks/$webhook" params={{ webhook: webhook.id }}>
          {webhook.label}
        </Link>
        <span className="small-print job-cause">{webhook.address}</span>
      </th>
      <td data-label={say('hooks.scope')}>
        <WebhookScope webhook={webhook} />
        <span className="small-print">{say('hooks.kinds.count', { count: webhook.kinds.length })}</span>
      </td>
      <td data-label={say('hooks.stands')}>
        <WebhookStands webhook={webhook} />
      </td>
      <td data-label={say('hooks.log')}>{say('hooks.counts', webhook.deliveries)}</td>
    </tr>
  );
}

/** Of which plan or cycle it is told. */
export function WebhookScope({ webhook }: { readonly webhook: Pick<WebhookView, 'plan' | 'cycle'> }): ReactNode {
  const { choose } = useSpeech();
  const plans = useQuery(queries.plans());
  const cycles = useQuery(queries.cycles());
  const { plan, cycle } = webhook;
  const title =
    cycle === null
      ? plans.data?.find(({ id }) => id === plan)?.title
      : cycles.data?.find(({ code }) => code === cycle)?.title;
  return <span>{title ? choose(title) : (cycle ?? plan)}</span>;
}

/** On, off, or paused and why. */
export function WebhookStands({ webhook }: { readonly webhook: WebhookView }): ReactNode {
  const { say, instant } = useSpeech();
  const { state, pausedWhy, pausedAt, failingSince } = webhook;
  return (
    <>
      <span className={state === 'PAUSED' ? 'tag tag-warn' : 'tag'}>{say(`hooks.state.${state}`)}</span>
      {pausedWhy && pausedAt && (
        <span className="small-print">{say(`hooks.paused.${pausedWhy}`, { instant: instant(pausedAt) })}</span>
      )}
      {state === 'ACTIVE' && failingSince && (
        <span className="small-print">{say('hooks.failing', { instant: instant(failingSince) })}</span>
      )}
    </>
  );
}
