import { DeliveriesQuery } from '@signatory/contract';
import type { DeliveryFilters } from '../../api/webhooks.js';

/** How an address narrows the log of deliveries; all of them unless it says otherwise. */
export function readDeliverySearch(search: Readonly<Record<string, unknown>>): Pick<DeliveryFilters, 'state' | 'kind'> {
  const { state, kind } = DeliveriesQuery.shape;
  const [readState, readKind] = [state.safeParse(search['state']).data, kind.safeParse(search['kind']).data];
  return { ...(readState && { state: readState }), ...(readKind && { kind: readKind }) };
}
