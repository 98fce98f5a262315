import { useLocation } from '@tanstack/react-router';
import { known, unknownParts } from '../../app/address-parts.js';
import { readDeliverySearch } from './delivery-search.js';

/** How the address narrows the log of deliveries, and what of it that log does not know. */
export function useDeliverySearch(): {
  readonly filters: ReturnType<typeof readDeliverySearch>;
  readonly left: readonly string[];
} {
  const { search, searchStr } = useLocation();
  const filters = known(readDeliverySearch)({ ...search });
  return { filters, left: unknownParts(searchStr, new Map(Object.entries(filters))) };
}
