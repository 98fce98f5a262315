import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { webhooks } from '../../api/webhooks.js';
import { LeftOut } from '../../app/left-out.js';
import { useSpeech } from '../../session/language.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Loaded } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { AddWebhook } from './add-webhook.js';
import { DeliveryLog } from './delivery-log.js';
import { useDeliverySearch } from './use-delivery-search.js';
import { WebhookTable } from './webhook-table.js';

/** Other systems that are told of events, and what they were told. */
export function WebhooksScreen(): ReactNode {
  return <WithTexts of="hooks">{() => <Webhooks />}</WithTexts>;
}

function Webhooks(): ReactNode {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const { filters, left } = useDeliverySearch();
  const all = useQuery(webhooks.all());
  return (
    <Screen title={say('section.webhooks')} section={say('section.admin')} line={<span>{say('hooks.lead')}</span>}>
      <AdminRail />
      <LeftOut parts={left} />
      <Loaded query={all}>
        {({ webhooks: found }) => (
          <>
            {found.length === 0 ? <Empty>{say('hooks.none')}</Empty> : <WebhookTable found={found} />}
            <AddWebhook />
            {found.length > 0 && (
              <DeliveryLog
                filters={filters}
                onFilter={(search) =>
                  void navigate({ to: '/admin/webhooks', search, replace: true, resetScroll: false })
                }
              />
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}
