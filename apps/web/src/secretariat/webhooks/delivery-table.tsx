import type { DeliveryView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech, type Speech } from '../../session/language.js';

/** What was sent, each with what became of it. */
export function DeliveryTable(props: {
  readonly deliveries: readonly DeliveryView[];
  readonly busy: boolean;
  readonly onAgain: (delivery: DeliveryView) => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="panel scroll" aria-label={say('hooks.log')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('hooks.log.event')}</th>
            <th scope="col">{say('hooks.stands')}</th>
            <th scope="col">{say('hooks.log.when')}</th>
            <th scope="col">{say('hooks.log.details')}</th>
            <th scope="col">
              <span className="visually-hidden">{say('hooks.log.again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.deliveries.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              busy={props.busy}
              onAgain={() => props.onAgain(delivery)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An event in the reader's words; its own name where a later build made it. */
function nameKind(kind: string, say: Speech['say']): string {
  const key = `hooks.kind.${kind}`;
  return isMessageKey(key) ? say(key) : kind;
}

function DeliveryRow(props: {
  readonly delivery: DeliveryView;
  readonly busy: boolean;
  readonly onAgain: () => void;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { delivery } = props;
  const name = nameKind(delivery.kind, say);
  return (
    <tr>
      <th scope="row">
        {name}
        <span className="small-print">{delivery.webhook.label}</span>
      </th>
      <td data-label={say('hooks.stands')}>
        <DeliveryStands delivery={delivery} />
      </td>
      <td data-label={say('hooks.log.when')}>{instant(delivery.deliveredAt ?? delivery.triedAt ?? delivery.madeAt)}</td>
      <td>
        <details>
          <summary>
            {say('hooks.log.details')}
            <span className="visually-hidden">
              {say('join.colon')}
              {name}
            </span>
          </summary>
          <dl className="job-cause">
            <dt className="small-print">{say('hooks.log.id')}</dt>
            <dd>
              <code>{delivery.event}</code>
            </dd>
            <dt className="small-print">{say('hooks.log.body')}</dt>
            <dd>
              <code>{delivery.body}</code>
            </dd>
            {delivery.answer !== null && (
              <>
                <dt className="small-print">{say('hooks.log.answer')}</dt>
                <dd>
                  <code>{delivery.answer}</code>
                </dd>
              </>
            )}
          </dl>
        </details>
      </td>
      <td>
        {delivery.commands.includes('send-again') && (
          <button type="button" className="button" aria-disabled={props.busy} onClick={props.onAgain}>
            {say('hooks.log.again')}
            <span className="visually-hidden">
              {say('join.colon')}
              {name}
            </span>
          </button>
        )}
      </td>
    </tr>
  );
}

function DeliveryStands({ delivery }: { readonly delivery: DeliveryView }): ReactNode {
  const { say, instant } = useSpeech();
  const { state, status, reason, attempts, nextAt, millis } = delivery;
  return (
    <>
      <span className={state === 'FAILED' || state === 'HELD' ? 'tag tag-warn' : 'tag'}>
        {say(`hooks.delivery.${state}`)}
      </span>
      {reason !== null && (
        <span className="small-print">{say(`hooks.reason.${reason}`, { status: String(status ?? '') })}</span>
      )}
      <span className="small-print">
        {say('hooks.log.attempts', { count: attempts })}
        {state === 'DELIVERED' &&
          status !== null &&
          `${say('join.comma')}${say('hooks.log.took', { status: String(status), millis: millis ?? 0 })}`}
      </span>
      {nextAt !== null && <span className="small-print">{say('hooks.log.next', { instant: instant(nextAt) })}</span>}
    </>
  );
}
