import { MOST_IN_QUEUE_FILTER, QUEUE_ORDERS, QUEUE_SORTS, QUEUE_VIEWS, type QueueFilters } from '@signatory/contract';
import { ENTRY_REVIEW_STATES } from '@signatory/domain';
import { oneOf, readParts, upTo, type Readers } from '../app/address-parts.js';

export type QueueSearch = QueueFilters & { readonly cycle?: string };

const READERS: Readers<QueueFilters> = {
  view: oneOf(QUEUE_VIEWS),
  member: upTo(MOST_IN_QUEUE_FILTER.member),
  pillar: upTo(MOST_IN_QUEUE_FILTER.pillar),
  state: oneOf(ENTRY_REVIEW_STATES),
  search: (raw) => upTo(MOST_IN_QUEUE_FILTER.search)(raw.trim()),
  sort: oneOf(QUEUE_SORTS),
  order: oneOf(QUEUE_ORDERS),
};

/** The filters of the queue that an address holds; what is none of them is left out. */
export function readQueueSearch(search: Readonly<Record<string, unknown>>): QueueSearch {
  const { cycle } = search;
  return { ...readParts(search, READERS), ...(typeof cycle === 'string' && cycle ? { cycle } : {}) };
}

/** The filters without the cycle: a saved view holds in every cycle. */
export function filtersOf(search: QueueSearch): QueueFilters {
  return Object.fromEntries(Object.entries(search).filter(([key, value]) => key !== 'cycle' && value !== undefined));
}
