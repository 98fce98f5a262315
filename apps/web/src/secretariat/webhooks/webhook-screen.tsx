import type { WebhookView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../../api/queries.js';
import { webhooks } from '../../api/webhooks.js';
import { LeftOut } from '../../app/left-out.js';
import { useSpeech } from '../../session/language.js';
import { Crumbs } from '../../ui/crumbs.js';
import { Screen } from '../../ui/screen.js';
import { Failure, Loaded, StatusLine } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { DeliveryLog } from './delivery-log.js';
import { SecretForm } from './secret-form.js';
import { useDeliverySearch } from './use-delivery-search.js';
import { WebhookActs } from './webhook-acts.js';
import { useWebhookLacks, WebhookFields } from './webhook-fields.js';
import { WebhookScope, WebhookStands } from './webhook-table.js';

/** One address: its settings, its secret, and what it was sent. */
export function WebhookScreen(): ReactNode {
  return <WithTexts of="hooks">{() => <WebhookPage />}</WithTexts>;
}

function WebhookPage(): ReactNode {
  const { say } = useSpeech();
  const { webhook: id } = useParams({ from: '/admin/webhooks/$webhook' });
  const { filters, left } = useDeliverySearch();
  const navigate = useNavigate();
  const webhook = useQuery(webhooks.one(id));
  const title = webhook.data?.label ?? say('section.webhooks');
  return (
    <Screen
      title={title}
      section={say('section.admin')}
      crumbs={
        <Crumbs here={title}>
          <Link to="/admin/webhooks">{say('section.webhooks')}</Link>
        </Crumbs>
      }
      line={webhook.data && <WebhookScope webhook={webhook.data} />}
    >
      <AdminRail />
      <LeftOut parts={left} />
      <Loaded query={webhook}>
        {(found) => (
          <>
            <section className="panel form">
              <p className="job-cause">
                <WebhookStands webhook={found} />
              </p>
              <WebhookActs webhook={found} />
            </section>
            <SettingsForm key={found.id} webhook={found} />
            <SecretForm webhook={found} />
            <DeliveryLog
              filters={{ ...filters, webhook: found.id }}
              onFilter={(search) =>
                void navigate({
                  to: '/admin/webhooks/$webhook',
                  params: { webhook: found.id },
                  search,
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function SettingsForm({ webhook }: { readonly webhook: WebhookView }): ReactNode {
  const { say } = useSpeech();
  const { label, address, kinds } = webhook;
  const [draft, setDraft] = useState({ label, address, kinds });
  const change = useCommand((next: typeof draft) => webhooks.change(webhook.id, next), [['webhooks']]);
  const lacks = useWebhookLacks(draft);
  return (
    <section className="panel form" aria-labelledby="webhook-settings">
      <h2 id="webhook-settings">{say('hooks.settings')}</h2>
      <form className="form" noValidate onSubmit={(event) => lacks.ask(event, () => change.mutate(draft))}>
        <WebhookFields draft={draft} error={change.error} lacks={lacks} onChange={setDraft} />
        {change.error && <Failure error={change.error} />}
        <button type="submit" className="button button-primary" aria-disabled={change.isPending}>
          {say('hooks.save')}
        </button>
      </form>
      <StatusLine>{change.isSuccess && say('hooks.saved')}</StatusLine>
    </section>
  );
}
