import type { DeliveryView } from '@signatory/contract';
import { DELIVERY_STATES, EVENT_KINDS } from '@signatory/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCommand } from '../../api/queries.js';
import { webhooks, type DeliveryFilters } from '../../api/webhooks.js';
import { useSpeech } from '../../session/language.js';
import { MoreButton } from '../../ui/more-button.js';
import { SelectField } from '../../ui/select-field.js';
import { Empty, Failure, Loaded, StatusLine } from '../../ui/states.js';
import { DeliveryTable } from './delivery-table.js';
import { readDeliverySearch } from './delivery-search.js';

const LOOK_MS = 5_000;

/** What was sent to an address, or to all of them. While something is on its way, it is looked at again. */
export function DeliveryLog(props: {
  readonly filters: DeliveryFilters;
  readonly onFilter: (filters: Pick<DeliveryFilters, 'state' | 'kind'>) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { filters, onFilter } = props;
  const log = useInfiniteQuery({
    ...webhooks.deliveries(filters),
    refetchInterval: ({ state }) => (state.data?.pages.some(isUnderWay) ? LOOK_MS : false),
  });
  const again = useCommand((delivery: DeliveryView) => webhooks.sendAgain(delivery.id), [['webhooks']]);
  return (
    <div className="form">
      <h2>{say('hooks.log')}</h2>
      <div className="filters-form" role="group" aria-label={say('hooks.log.filters')}>
        <SelectField
          label={say('hooks.stands')}
          value={filters.state ?? ''}
          options={[
            ['', say('hooks.log.all')],
            ...DELIVERY_STATES.map((state) => [state, say(`hooks.delivery.${state}`)] as const),
          ]}
          onChange={(state) => onFilter(readDeliverySearch({ ...filters, state }))}
        />
        <SelectField
          label={say('hooks.log.event')}
          value={filters.kind ?? ''}
          options={[
            ['', say('hooks.log.all')],
            ...EVENT_KINDS.map((kind) => [kind, say(`hooks.kind.${kind}`)] as const),
          ]}
          onChange={(kind) => onFilter(readDeliverySearch({ ...filters, kind }))}
        />
      </div>
      <StatusLine>{again.isSuccess && say('hooks.log.sentAgain', { label: again.variables.webhook.label })}</StatusLine>
      {again.error && <Failure error={again.error} />}
      <Loaded query={log} lines={5}>
        {({ pages }) => {
          const found = pages.flatMap((page) => page.deliveries);
          return found.length === 0 ? (
            <Empty>{say(filters.state || filters.kind ? 'hooks.log.noneFits' : 'hooks.log.none')}</Empty>
          ) : (
            <DeliveryTable deliveries={found} busy={again.isPending} onAgain={(delivery) => again.mutate(delivery)} />
          );
        }}
      </Loaded>
      <MoreButton of={log}>{say('hooks.log.more')}</MoreButton>
    </div>
  );
}

/** In a job's hands, and not in a pause. */
const isUnderWay = ({ deliveries }: { readonly deliveries: readonly DeliveryView[] }): boolean =>
  deliveries.some(({ state, nextAt }) => state === 'WAITING' && nextAt === null);
